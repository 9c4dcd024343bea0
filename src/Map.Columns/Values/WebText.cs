using System.Text.RegularExpressions;

namespace Map.Columns.Values;

/// <summary>Web and e-mail addresses as people write them.</summary>
static partial class WebText
{
    /// <summary>The address with its scheme; null when it is none.</summary>
    public static string? Website(string text)
    {
        text = text.Trim().TrimEnd('.', ',', ';');
        if (!text.Contains("://", StringComparison.Ordinal) && Host().IsMatch(text)) text = $"https://{text}";
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            && address.Host.Contains('.') && !text.Contains(' ')
            ? text : null;
    }

    /// <summary>The address without mailto: and brackets; null when it is none.</summary>
    public static string? Email(string text)
    {
        text = text.Trim().TrimStart('<').TrimEnd('>', '.', ',');
        if (text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) text = text[7..];
        return EmailForm().IsMatch(text) ? text : null;
    }

    [GeneratedRegex(@"^(?:[\w-]+\.)+\p{L}{2,}(?:[/?#:]\S*)?$")]
    private static partial Regex Host();

    [GeneratedRegex(@"^[^\s@<>,;:""()\[\]\\]{1,64}@[^\s@<>,;:""()\[\]\\]+\.[^\s@<>,;:""()\[\]\\.]{2,}$")]
    private static partial Regex EmailForm();
}
