using System.Globalization;

namespace Map.Gateway.Pages.Language;

/// <summary>A language that the pages speak.</summary>
/// <param name="Tag">BCP 47.</param>
/// <param name="Locale">What CLDR says of it.</param>
/// <param name="Catalogue">Its messages, which are read when the first page speaks it.</param>
public sealed record PageLanguage(string Tag, Locale Locale, Lazy<IReadOnlyDictionary<string, Message>> Catalogue)
{
    const int PluralNumbers = 200;

    /// <summary>What the pages say, by key; those that the catalogue lacks are English.</summary>
    public IReadOnlyDictionary<string, Message> Messages => Catalogue.Value;

    public bool IsRightToLeft => Locale.Direction == "rtl";

    /// <summary>The name of a language in this one; its tag where CLDR has none.</summary>
    public string NameOf(string language) =>
        Locale.Languages.GetValueOrDefault(language) ?? Locale.Languages.GetValueOrDefault(language.Split('-')[0]) ?? language;

    /// <summary>The CLDR plural category of a whole number: zero, one, two, few, many or other.</summary>
    public string PluralOf(long number)
    {
        // Beyond the table the categories follow the last two digits.
        var index = number < PluralNumbers ? number : (PluralNumbers / 2) + (number % 100);
        return Locale.Plurals[(int)index] switch
        {
            '0' => "zero",
            '1' => "one",
            '2' => "two",
            'f' => "few",
            'm' => "many",
            _ => "other",
        };
    }

    /// <summary>A number with this language's separators, and at most one decimal.</summary>
    public string Write(double number) => number.ToString("#,0.#", CultureInfo.InvariantCulture)
        .Replace(",", "\uE000", StringComparison.Ordinal)
        .Replace(".", Locale.Decimal, StringComparison.Ordinal)
        .Replace("\uE000", Locale.Group, StringComparison.Ordinal);

    /// <summary>A partial date: 2009, March 2009, 18 March 2009.</summary>
    /// <param name="date">YYYY, YYYY-MM or YYYY-MM-DD.</param>
    public string Write(string date)
    {
        var parts = date.Split('-');
        return parts.Length switch
        {
            3 => Fill(Locale.Day, parts, Locale.DayMonths),
            2 => Fill(Locale.Month, parts, Locale.Months),
            _ => date,
        };
    }

    /// <summary>A time of day: 14:00, 2:00 PM.</summary>
    public string Write(TimeOnly time) =>
        Locale.Hours[time.Hour].Replace("{m}", time.Minute.ToString("00", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    static string Fill(string pattern, string[] parts, IReadOnlyList<string> months) => pattern
        .Replace("{y}", parts[0], StringComparison.Ordinal)
        .Replace("{m}", months[int.Parse(parts[1], CultureInfo.InvariantCulture) - 1], StringComparison.Ordinal)
        .Replace("{d}", parts.Length > 2 ? parts[2].TrimStart('0') : "", StringComparison.Ordinal);
}
