using System.Text.RegularExpressions;

namespace Map.Columns.Values;

/// <summary>Parts of addresses that stand in one cell.</summary>
static partial class AddressText
{
    // Their postcodes have five digits, of which spreadsheets take away the zero in front.
    static readonly HashSet<string> OfFiveDigits = ["DE", "ES", "FR", "IT"];

    /// <summary>A postcode as it is written: 1000 is 01000 in France, and 38108.0 is 38108.</summary>
    public static string Postcode(string text, string? country)
    {
        var code = WithoutDecimal(text);
        return code.Length == 4 && country is not null && OfFiveDigits.Contains(country) && code.All(char.IsAsciiDigit) ? $"0{code}" : code;
    }

    /// <summary>A number without the .0 that programs give it.</summary>
    public static string WithoutDecimal(string text) => Decimal().IsMatch(text) ? text[..^2] : text;

    /// <summary>Parts "75001 Paris".</summary>
    public static (string Postcode, string Town)? PostcodeAndTown(string text) =>
        CodeFirst().Match(text) is { Success: true } match ? (match.Groups["code"].Value, match.Groups["town"].Value) : null;

    /// <summary>Parts "37 Rue Saint-Ambroise, 75011 Paris" and "66 Cross Bedford Street, Sheffield S6 3BS"; null for another text.</summary>
    public static (string Lines, string Postcode, string Town)? Parts(string text)
    {
        var match = Continental().Match(text);
        if (match.Success && match.Groups["country"] is { Success: true } country && CountryNames.Find(country.Value) is null) return null;
        if (!match.Success) match = British().Match(text);
        return match.Success ? (match.Groups["lines"].Value, match.Groups["code"].Value, match.Groups["town"].Value) : null;
    }

    [GeneratedRegex(@"^[0-9]+\.0$")]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^(?:[A-Z]{1,2}-)?(?<code>[0-9]{4,5})\s+(?<town>\p{L}[^0-9,;]*)$")]
    private static partial Regex CodeFirst();

    [GeneratedRegex(@"^(?<lines>[^\n]+?)[,\n]\s*(?:[A-Z]{1,2}-)?(?<code>[0-9]{4,5})\s+(?<town>\p{L}[^0-9,;\n]*?)(?:,\s*(?<country>[^0-9,;]+))?$")]
    private static partial Regex Continental();

    [GeneratedRegex(@"^(?<lines>[^\n]+)[,\n]\s*(?<town>\p{L}[^0-9,;\n]*?),?\s+(?<code>[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2})$")]
    private static partial Regex British();
}
