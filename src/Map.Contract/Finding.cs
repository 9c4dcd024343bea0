using System.Text.Json;
using System.Text.Json.Serialization;

namespace Map.Contract;

/// <summary>What ./map doctor found when it looked at one thing. It holds no password, key, position or value of a statement.</summary>
/// <param name="Check">What it looked at.</param>
/// <param name="Level">How it is.</param>
/// <param name="Found">What there is.</param>
/// <param name="Mend">What to do about it; empty when nothing is to be done.</param>
public sealed record Finding(string Check, FindingLevel Level, string Found, string Mend = "")
{
    /// <summary>How findings are written as JSON.</summary>
    public static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        // Read by people, and put into no page.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>That it could not be looked at, and why: a doctor that fails is of no use to anybody.</summary>
    public static Finding NotChecked(string check, string why) =>
        new(check, FindingLevel.Warning, $"could not be checked: {why.ReplaceLineEndings(" ").Trim()}", "see docs/operating.md, The second day");
}
