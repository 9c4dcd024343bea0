using System.Globalization;
using System.Text.RegularExpressions;
using Google.Rpc;
using Map.Contract;
using Map.V1;

namespace Map.Service.Errors;

/// <summary>Checks single fields, and collects what is wrong with them by their path.</summary>
public sealed partial class FieldRules
{
    readonly List<BadRequest.Types.FieldViolation> violations = [];

    public IReadOnlyList<BadRequest.Types.FieldViolation> Violations => violations;

    public void Refuse(string path, string description) =>
        violations.Add(new BadRequest.Types.FieldViolation { Field = path, Description = description });

    /// <summary>An optional text: when it is there, it says something.</summary>
    public void Text(string path, bool present, string value, int maximum)
    {
        if (present)
            Text(path, value, maximum);
    }

    public void Text(string path, string value, int maximum)
    {
        if (string.IsNullOrWhiteSpace(value))
            Refuse(path, $"is empty; 1 to {maximum.ToString("N0", CultureInfo.InvariantCulture)} characters, or leave it unset.");
        else if (value.EnumerateRunes().Count() > maximum)
            Refuse(path, $"is too long; at most {maximum.ToString("N0", CultureInfo.InvariantCulture)} characters.");
        else if (value.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            Refuse(path, "has control characters; only line breaks and tabs are allowed.");
    }

    public PartialDate? PartialDate(string path, bool present, string value)
    {
        if (!present)
            return null;
        if (Contract.PartialDate.TryParse(value, out var date))
            return date;
        Refuse(path, $"\"{value}\" is not a date; {Contract.PartialDate.Allowed}.");
        return null;
    }

    /// <summary>Two partial dates in their order, at least one of them given.</summary>
    public void Span(string path, (string Name, bool Present, string Value) from, (string Name, bool Present, string Value) to)
    {
        var first = PartialDate($"{path}.{from.Name}", from.Present, from.Value);
        var last = PartialDate($"{path}.{to.Name}", to.Present, to.Value);
        if (first?.FirstDay > last?.LastDay)
            Refuse($"{path}.{to.Name}", $"{to.Value} is before {from.Value}; it must not be before {from.Name}.");
    }

    public void Day(string path, bool present, string value)
    {
        if (present && !DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            Refuse(path, $"\"{value}\" is not a day; YYYY-MM-DD, a day that exists.");
    }

    public void Country(string path, bool present, string value)
    {
        if (present && !CountryForm().IsMatch(value))
            Refuse(path, $"\"{value}\" is not a country code; two capital letters of ISO 3166-1, such as GB.");
    }

    public void Language(string path, string value)
    {
        if (!LanguageForm().IsMatch(value))
            Refuse(path, $"\"{value}\" is not a language; a BCP 47 tag such as en, fr or zh-Hant, or und where it is not known.");
    }

    public void Address(string path, bool present, string value)
    {
        if (!present)
            return;
        if (value.Length > 2000 || !WebForm().IsMatch(value) || !Uri.TryCreate(value, UriKind.Absolute, out _))
            Refuse(path, "is not a web address; http:// or https://, a host, at most 2,000 characters.");
    }

    public void Source(string path, Source? source)
    {
        if (source is null)
            return;
        Text($"{path}.citation", source.Citation, 2000);
        Address($"{path}.url", source.HasUrl, source.Url);
    }

    /// <summary>A value of an enum; the one with the number 0 means that nothing is said.</summary>
    public void Enum<T>(string path, T value, bool required = false) where T : struct, Enum
    {
        var allowed = $"one of {string.Join(", ", System.Enum.GetNames<T>().Skip(1))}";
        if (!System.Enum.IsDefined(value))
            Refuse(path, $"{value:D} is not a known value; {allowed}.");
        else if (required && Convert.ToInt32(value, CultureInfo.InvariantCulture) == 0)
            Refuse(path, $"is missing; {allowed}.");
    }

    /// <summary>A list of values of an enum without repetition.</summary>
    public void EachOnce<T>(string path, IList<T> values) where T : struct, Enum
    {
        Count(path, values.Count, 100);
        for (var i = 0; i < values.Count; i++)
        {
            Enum($"{path}[{i}]", values[i], required: true);
            if (values.IndexOf(values[i]) < i)
                Refuse($"{path}[{i}]", $"is {values[i]} again; every value once.");
        }
    }

    public void OutputOnly(string path, bool set)
    {
        if (set)
            Refuse(path, "is set by the service; leave it unset.");
    }

    public void Count(string path, int count, int maximum)
    {
        if (count > maximum)
            Refuse(path, $"has {count} entries; at most {maximum}.");
    }

    [GeneratedRegex(@"^[A-Z]{2}\z")]
    private static partial Regex CountryForm();

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\z")]
    private static partial Regex LanguageForm();

    [GeneratedRegex(@"^https?://[^\s/?#]+[^\s]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex WebForm();
}
