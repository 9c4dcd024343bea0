using System.Text.RegularExpressions;

namespace Map.Contract;

/// <summary>The rule for language tags (BCP 47), for service and gateway.</summary>
public static partial class LanguageCode
{
    /// <summary>The longest tag that RFC 5646 tells software to have room for.</summary>
    public const int MaximumLength = 35;

    public static bool IsWellFormed(string tag) => tag.Length <= MaximumLength && Form().IsMatch(tag);

    // Languages with a code of their own have 2 or 3 letters. A single letter introduces an extension, so something follows it; after x
    // come private subtags.
    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}|-[A-WY-Za-wy-z0-9](?=-[A-Za-z0-9]{2}))*(-[Xx](-[A-Za-z0-9]{1,8})+)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
