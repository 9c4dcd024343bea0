using System.Text.RegularExpressions;
using Map.V1;

namespace Map.Contract;

/// <summary>A source in one line, for files, imports and histories: its citation and, in brackets behind it, the fields that it supports and the
/// day on which it was read, as far as known.</summary>
/// <example>HMIP, report of 2024 [supports: position, status; read: 2026-10-02]</example>
public static partial class SourceText
{
    /// <param name="source">The source. Its address is no part of the text.</param>
    public static string Of(Source source) => Of(source.Citation, source.Supports, source.HasReadOn ? source.ReadOn : null);

    /// <param name="citation">The citation.</param>
    /// <param name="supports">The fields that it supports, by their names in the contract.</param>
    /// <param name="readOn">The day, YYYY-MM-DD; null when it is not known.</param>
    public static string Of(string citation, IEnumerable<string> supports, string? readOn)
    {
        var fields = string.Join(", ", supports);
        string[] known = [fields.Length > 0 ? $"supports: {fields}" : "", readOn is { Length: > 0 } ? $"read: {readOn}" : ""];
        var rest = string.Join("; ", known.Where(part => part.Length > 0));
        return rest.Length > 0 ? $"{citation} [{rest}]" : citation;
    }

    /// <summary>The source that a text says. Whether there are such fields and such a day is not checked.</summary>
    public static Source Read(string text)
    {
        var match = Bracket().Match(text);
        if (!match.Success || (!match.Groups["fields"].Success && !match.Groups["day"].Success))
            return new() { Citation = text };
        var source = new Source
        {
            Citation = text[..match.Index].TrimEnd(),
            Supports = { match.Groups["fields"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) },
        };
        if (match.Groups["day"].Success)
            source.ReadOn = match.Groups["day"].Value.Trim();
        return source;
    }

    [GeneratedRegex(@"\[\s*(?:supports:(?<fields>[^;\[\]]*))?;?\s*(?:read:(?<day>[^;\[\]]*))?\]\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Bracket();
}
