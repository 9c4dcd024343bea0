using System.Globalization;
using System.Text.RegularExpressions;
using Google.Protobuf.Collections;
using Google.Protobuf.Reflection;
using FieldMask = Google.Protobuf.WellKnownTypes.FieldMask;

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
        else if (Characters.Fault(value) is { } fault)
            violations.Add(path, fault);
        else if (!Characters.HasVisible(value))
            violations.Add(path, "has no visible character.");
    }

    public static PartialDate? PartialDate(this Violations violations, string path, string value)
    {
        if (Contract.PartialDate.TryParse(value, out var date))
            return date;
        violations.Add(path, $"{Quote.Of(value)} is not a date; {Contract.PartialDate.Allowed}.");
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
            violations.Add(path, $"{Quote.Of(value)} is not a day; YYYY-MM-DD, a day that exists.");
    }

    public static void Country(this Violations violations, string path, string value)
    {
        if (!CountryCodes.IsAssigned(value))
            violations.Add(path, CountryCodes.Unknown(value));
    }

    public static void Language(this Violations violations, string path, string value)
    {
        if (!LanguageCode.IsWellFormed(value))
            violations.Add(path, $"{Quote.Of(value)} is not a language; a BCP 47 tag such as en, fr or zh-Hant, or und where it is not known.");
    }

    public static void Address(this Violations violations, string path, string value)
    {
        if (value.Length > 2000 || !WebForm().IsMatch(value) || !Uri.TryCreate(value, UriKind.Absolute, out _))
            violations.Add(path, "is not a web address; http:// or https://, a host, at most 2,000 characters.");
        else if (Characters.Fault(value) is { } fault)
            violations.Add(path, fault);
    }

    /// <summary>The source of one claim.</summary>
    public static void Source(this Violations violations, string path, Source? source)
    {
        if (source is null)
            return;
        const string whole = "is set; only a source of a place or an organisation as a whole has it.";
        if (source.Supports.Count > 0)
            violations.Add($"{path}.supports", whole);
        if (source.HasReadOn)
            violations.Add($"{path}.read_on", whole);
        violations.Citation(path, source);
    }

    /// <summary>A source of a place or an organisation as a whole, which says what it supports.</summary>
    public static void WholeSource(this Violations violations, string path, Source source, MessageDescriptor subject)
    {
        violations.Count($"{path}.supports", source.Supports.Count, 50);
        for (var i = 0; i < source.Supports.Count; i++)
        {
            if (!FieldMask.IsValid(subject, source.Supports[i]))
                violations.Add($"{path}.supports[{i}]", $"{Quote.Of(source.Supports[i])} is no field of {subject.Name}; such are name, website.");
        }

        if (source.HasReadOn)
            violations.Day($"{path}.read_on", source.ReadOn);
        violations.Citation(path, source);
    }

    static void Citation(this Violations violations, string path, Source source)
    {
        violations.Text($"{path}.citation", source.Citation, 2000);
        if (source.HasUrl)
            violations.Address($"{path}.url", source.Url);
    }

    /// <summary>Names by language.</summary>
    public static void Names(this Violations violations, string path, MapField<string, string> names)
    {
        foreach (var (language, name) in names)
        {
            // A path with a text of any length in it would be longer than a response may be.
            if (Contract.LanguageCode.IsWellFormed(language))
                violations.Text($"{path}.{language}", name, 200);
            else
                violations.Language(path, language);
        }
    }

    /// <summary>A value of an enum. The number 0 means unspecified.</summary>
    public static void Enum<T>(this Violations violations, string path, T value, bool required = false) where T : struct, Enum
    {
        var allowed = $"one of {EnumNames.Allowed<T>()}";
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
                violations.Add($"{path}[{i}]", $"is {EnumNames.Of(values[i])} again; every value once.");
        }
    }

    public static void Count(this Violations violations, string path, int count, int maximum)
    {
        if (count > maximum)
            violations.Add(path, $"has {count} entries; at most {maximum}.");
    }

    [GeneratedRegex(@"^https?://[^\s/?#]+[^\s]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex WebForm();
}
