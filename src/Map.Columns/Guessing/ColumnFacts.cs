using System.Globalization;
using System.Text.RegularExpressions;

namespace Map.Columns.Guessing;

/// <summary>What the cells of a column look like: shares of its different values.</summary>
sealed partial class ColumnFacts
{
    // More values would tell no more.
    const int Most = 200;

    // Shapes may be long; of other texts this much tells what they are.
    const int Longest = 2_000;

    readonly List<string> cells;
    readonly string[] values;
    readonly Dictionary<string, double> shares = [];

    public ColumnFacts(IEnumerable<string> texts)
    {
        cells = [.. texts.Select(text => text.Length > Longest && !text.StartsWith('{') ? text[..Longest] : text)];
        Rows = cells.Count;
        cells.RemoveAll(Nothing.Is);
        Filled = cells.Count;
        var distinct = cells.Distinct().ToArray();
        Distinct = distinct.Length;
        values = distinct.Length <= Most ? distinct : [.. Enumerable.Range(0, Most).Select(i => distinct[(int)((long)i * distinct.Length / Most)])];
        Length = values.Select(text => (double)text.Length).DefaultIfEmpty().Average();
        WordCount = values.Select(text => (double)text.Split(' ').Length).DefaultIfEmpty().Average();
    }

    public int Rows { get; }

    public int Filled { get; }

    /// <summary>How many values there are.</summary>
    public int Distinct { get; }

    /// <summary>How many of the filled cells differ, as a share.</summary>
    public double Variety => Filled == 0 ? 0 : (double)Distinct / Filled;

    /// <summary>The average length in characters, and in words.</summary>
    public double Length { get; }

    public double WordCount { get; }

    public IReadOnlyList<string> Values => values;

    public double Countries => Share(nameof(Countries), text => text.Length > 1 && Contract.CountryNames.Find(text) is not null);

    /// <summary>Names, or codes of three letters: codes of two letters are many things.</summary>
    public double CountryNames => Share(nameof(CountryNames), text => text.Length > 2 && Contract.CountryNames.Find(text) is not null);

    public double Degrees => Share(nameof(Degrees), text => Columns.Values.Degrees.TryRead(text, false, out var at) && Math.Abs(at.Value) <= 180);

    public double Latitudes => Share(nameof(Latitudes), text =>
        Columns.Values.Degrees.TryRead(text, false, out var at) && Math.Abs(at.Value) <= 90 && at.Axis is null or Axis.Latitude);

    public double Longitudes => Share(nameof(Longitudes), text =>
        Columns.Values.Degrees.TryRead(text, false, out var at) && Math.Abs(at.Value) <= 180 && at.Axis is null or Axis.Longitude);

    /// <summary>Degrees with two decimals or more, or with a letter.</summary>
    public double FineDegrees => Share(nameof(FineDegrees), text =>
        Columns.Values.Degrees.TryRead(text, false, out var at) && Math.Abs(at.Value) <= 180
        && (at.Axis is not null || text.AsSpan().IndexOfAny('.', ',') is var dot and >= 0 && text.Length - dot > 2));

    public double Positions => Share(nameof(Positions), text => PositionText.Read(text, false) is var (latitude, longitude)
        && Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180);

    public double Websites => Share(nameof(Websites), text =>
        text.Contains('.') && text.Split([' ', ';', ','], StringSplitOptions.RemoveEmptyEntries).All(part =>
        WebText.Website(part) is not null && !part.Contains('@')));

    public double Emails => Share(nameof(Emails), text =>
        text.Split([' ', ';', ',', '/', '|', '\n'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } parts
        && parts.Any(part => WebText.Email(part) is not null));

    public double Phones => Share(nameof(Phones), PhoneText.LooksLike);

    public double InternationalPhones => Share(nameof(InternationalPhones), text => text.StartsWith('+') && PhoneText.LooksLike(text));

    public double Dates => Share(nameof(Dates), text => DateText.Read(text, "dmy", 2100) is not null);

    public double Minutes => Share(nameof(Minutes), text => Clock().IsMatch(text));

    public double Capacities => Share(nameof(Capacities), text => CapacityText.Read(text) is { People: <= 20_000 });

    public double Numbers => Share(nameof(Numbers), text =>
        double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _));

    public double YesNo => Share(nameof(YesNo), text => WordSet.YesNo.Find(text) is not null);

    public double Letters => Share(nameof(Letters), text => text.Any(char.IsLetter));

    /// <summary>Whether it stands for something by digits: 12, F-75001, SW1A 1AA.</summary>
    public double Postcodes => Share(nameof(Postcodes), text =>
        text.Length <= 12 && text.Any(char.IsAsciiDigit) && text.Count(char.IsLetter) <= 5 && !text.Contains("://", StringComparison.Ordinal));

    /// <summary>How many cells say yes.</summary>
    public int Marks => cells.Count(text => WordSet.YesNo.Find(text) == "yes");

    public double Languages => Share(nameof(Languages), text =>
        text.Split([',', ';', '|', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .All(part => LanguageNames.Find(part) is not null));

    public double Kinds => Share(nameof(Kinds), text => KnownWords.Kinds.Find(text) is not null);

    public double Statuses => Share(nameof(Statuses), text => KnownWords.Status(text) is not null);

    public double Facilities => Share(nameof(Facilities), KnownWords.IsFacility);

    public double Populations => Share(nameof(Populations), text =>
        text.Split([',', ';', '|', '/', '+'], StringSplitOptions.TrimEntries).Any(part => KnownWords.Populations.Find(part) is not null));

    public double Precisions => Share(nameof(Precisions), text => KnownWords.Precisions.Find(text) is not null);

    public double Confidences => Share(nameof(Confidences), text => KnownWords.Confidences.Find(text) is not null);

    public double Scopes => Share(nameof(Scopes), text => KnownWords.Scopes.Find(text) is not null);

    public double Hours => Share(nameof(Hours), Time().IsMatch);

    /// <summary>The middle of its numbers; NaN when it has none.</summary>
    public double Median
    {
        get
        {
            var numbers = values.Select(text => Columns.Values.Degrees.TryRead(text, false, out var at) ? at.Value : double.NaN)
                .Where(double.IsFinite).Order().ToArray();
            return numbers.Length == 0 ? double.NaN : numbers[numbers.Length / 2];
        }
    }

    [GeneratedRegex(@"(?<=[T ])(?!00:00)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}|$)|:[0-9]{2}[.,][0-9]")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\b\d{1,2}\s?(?:[:.h]\s?\d{2}|h\b|[ap]\.?m\b|uhr)|\b24 ?(?:/ ?7|h)", RegexOptions.IgnoreCase)]
    private static partial Regex Time();

    double Share(string name, Func<string, bool> isSo)
    {
        if (shares.TryGetValue(name, out var share)) return share;
        return shares[name] = values.Length == 0 ? 0 : (double)values.Count(isSo) / values.Length;
    }
}
