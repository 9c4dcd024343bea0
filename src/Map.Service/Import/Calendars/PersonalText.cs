using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Map.Service.Contributions.Suggestions.Contents;

namespace Map.Service.Import.Calendars;

/// <summary>Free text of calendars, without what may be somebody's: lines with an e-mail address or a telephone number are not kept, nor what conference programs
/// write below.</summary>
static partial class PersonalText
{
    static readonly HtmlParser Html = new();

    /// <summary>A text of several lines, and how many lines of it are left out.</summary>
    public static (string Text, int Dropped) Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return ("", 0);
        var lines = Plain(text).Split('\n').Select(line => line.TrimEnd()).ToList();
        var kept = lines.Where(line => !IsPersonal(line)).ToList();
        return (string.Join('\n', kept).Trim(), lines.Count - kept.Count);
    }

    /// <summary>A text of one line, without addresses and numbers in it.</summary>
    public static string Line(string? text)
    {
        var line = string.Join(' ', Plain(text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return IsPersonal(line) ? string.Join(' ', Links.Without(line).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : line;
    }

    public static bool IsPersonal(string line) => Links.Emails(line).Any() || Links.Numbers(WithoutUrls(line)).Any() || line.Contains("tel:", StringComparison.OrdinalIgnoreCase);

    static string WithoutUrls(string line) => Url().Replace(line, " ");

    // Google and Outlook write HTML into a field of text.
    static string Plain(string text)
    {
        text = text.ReplaceLineEndings("\n");
        if (!Markup().IsMatch(text)) return text;
        using var document = Html.ParseDocument(Break().Replace(text, "\n"));
        return document.Body?.TextContent ?? "";
    }

    [GeneratedRegex(@"</?(?:p|br|div|span|a|b|i|u|ul|ol|li|html|body|h[1-6]|strong|em)\b[^>]{0,500}>|&(?:amp|nbsp|lt|gt|#\d+);", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();

    [GeneratedRegex(@"<br\s*/?>|</(?:p|div|li|h[1-6])>", RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    [GeneratedRegex(@"https?://\S+", RegexOptions.IgnoreCase)]
    private static partial Regex Url();
}
