using System.Globalization;
using System.Text.RegularExpressions;
using Google.Protobuf.Collections;

namespace Map.Service.Errors;

/// <summary>Checks of single fields, by their path.</summary>
public static partial class FieldRules
{
    public static void Text(this Violations violations, string path, string value, int maximum)
    {
        if (string.IsNullOrWhiteSpace(value))
            violations.Add(path, $"is empty; 1 to {maximum.ToString("N0", CultureInfo.InvariantCulture)} characters, or leave it unset.");
        else if (value.EnumerateRunes().Count() > maximum)
            violations.Add(path, $"is too long; at most {maximum.ToString("N0", CultureInfo.InvariantCulture)} characters.");
        else if (value.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            violations.Add(path, "has control characters; only line breaks and tabs are allowed.");
    }

    public static PartialDate? PartialDate(this Violations violations, string path, string value)
    {
        if (Contract.PartialDate.TryParse(value, out var date))
            return date;
        violations.Add(path, $"\"{value}\" is not a date; {Contract.PartialDate.Allowed}.");
        return null;
    }

    /// <summary>Two partial dates, the first not after the second.</summary>
    public static void Span(
        this Violations violations, string path, (string Name, bool IsSet, string Value) from, (string Name, bool IsSet, string Value) to)
    {
        var first = from.IsSet ? violations.PartialDate($"{path}.{from.Name}", from.Value) : null;
        var last = to.IsSet ? violations.PartialDate($"{path}.{to.Name}", to.Value) : null;
        if (first?.FirstDay > last?.LastDay)
            violations.Add($"{path}.{to.Name}", $"{to.Value} is before {from.Value}; it must not be before {from.Name}.");
    }

    public static void Day(this Violations violations, string path, string value)
    {
        if (!DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            violations.Add(path, $"\"{value}\" is not a day; YYYY-MM-DD, a day that exists.");
    }

    public static void Country(this Violations violations, string path, string value)
    {
        if (!CountryForm().IsMatch(value))
            violations.Add(path, $"\"{value}\" is not a country code; two capital letters of ISO 3166-1, such as GB.");
    }

    public static void Language(this Violations violations, string path, string value)
    {
        if (!LanguageForm().IsMatch(value))
            violations.Add(path, $"\"{value}\" is not a language; a BCP 47 tag such as en, fr or zh-Hant, or und where it is not known.");
    }

    public static void Address(this Violations violations, string path, string value)
    {
        if (value.Length > 2000 || !WebForm().IsMatch(value) || !Uri.TryCreate(value, UriKind.Absolute, out _))
            violations.Add(path, "is not a web address; http:// or https://, a host, at most 2,000 characters.");
    }

    public static void Source(this Violations violations, string path, Source? source)
    {
        if (source is null)
            return;
        violations.Text($"{path}.citation", source.Citation, 2000);
        if (source.HasUrl)
            violations.Address($"{path}.url", source.Url);
    }

    /// <summary>Names by language.</summary>
    public static void Names(this Violations violations, string path, MapField<string, string> names)
    {
        foreach (var (language, name) in names)
        {
            violations.Language(path, language);
            violations.Text($"{path}.{language}", name, 200);
        }
    }

    /// <summary>A value of an enum. The number 0 means unspecified.</summary>
    public static void Enum<T>(this Violations violations, string path, T value, bool required = false) where T : struct, Enum
    {
        var allowed = $"one of {string.Join(", ", System.Enum.GetNames<T>().Skip(1))}";
        if (!System.Enum.IsDefined(value))
            violations.Add(path, $"{value:D} is not a known value; {allowed}.");
        else if (required && Convert.ToInt32(value, CultureInfo.InvariantCulture) == 0)
            violations.Add(path, $"is missing; {allowed}.");
    }

    /// <summary>A list of values of an enum without repetition.</summary>
    public static void EachOnce<T>(this Violations violations, string path, IList<T> values) where T : struct, Enum
    {
        violations.Count(path, values.Count, 100);
        for (var i = 0; i < values.Count; i++)
        {
            violations.Enum($"{path}[{i}]", values[i], required: true);
            if (values.IndexOf(values[i]) < i)
                violations.Add($"{path}[{i}]", $"is {values[i]} again; every value once.");
        }
    }

    public static void Count(this Violations violations, string path, int count, int maximum)
    {
        if (count > maximum)
            violations.Add(path, $"has {count} entries; at most {maximum}.");
    }

    [GeneratedRegex(@"^[A-Z]{2}\z")]
    private static partial Regex CountryForm();

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\z")]
    private static partial Regex LanguageForm();

    [GeneratedRegex(@"^https?://[^\s/?#]+[^\s]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex WebForm();
}
