using System.Text.RegularExpressions;
using Map.Service.Contributions.Twins;

namespace Map.Service.Contributions.Suggestions.Contents;

/// <summary>Hosts, telephone numbers and e-mail addresses in texts, in a form in which different spellings are equal.</summary>
static partial class Links
{
    // Digits at the end, by which +44 20 7946 0000 and 020 7946 0000 are the same number.
    const int NationalDigits = 9;

    /// <summary>The hosts of web addresses, in small letters, without www.</summary>
    public static IEnumerable<string> Hosts(string text) => Urls(text).Select(url => url.Host).Distinct();

    /// <summary>By what a web address is told apart: its registered name; for a host where anybody may write, its first folder, too.</summary>
    public static IEnumerable<string> Sites(string text)
    {
        foreach (var (host, path) in Urls(text))
        {
            var site = Registered(host);
            yield return WebAddress.IsSharedHost(site) ? $"{host}/{path.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()}" : site;
        }
    }

    public static IEnumerable<string> Emails(string text) => Email().Matches(text).Select(match => match.Value.ToLowerInvariant());

    /// <summary>The last digits of telephone numbers.</summary>
    public static IEnumerable<string> Numbers(string text) => Number().Matches(text)
        .Select(match => string.Concat(match.Value.Where(char.IsAsciiDigit)))
        .Select(digits => digits.Length > NationalDigits ? digits[^NationalDigits..] : digits);

    /// <summary>The text without any of them.</summary>
    public static string Without(string text) => Number().Replace(Email().Replace(Url().Replace(text, " "), " "), " ");

    static IEnumerable<(string Host, string Path)> Urls(string text) => Url().Matches(text).Select(match =>
    {
        var host = match.Groups[1].Value.ToLowerInvariant();
        return (host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host, match.Groups[2].Value);
    });

    // The name that somebody registered: two labels, or three below a country's second level, such as org.uk. Names of hosts below it cost
    // nothing, so a flood has a new one in every link.
    static string Registered(string host)
    {
        var labels = host.Split('.');
        var count = labels.Length >= 3 && labels[^1].Length == 2 && labels[^2].Length <= 3 ? 3 : 2;
        return string.Join('.', labels[Math.Max(0, labels.Length - count)..]);
    }

    [GeneratedRegex(
        @"(?:https?://|(?<=\s|^)www\.)((?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]{2,})(?::[0-9]+)?(/[^\s<>""]*)?", RegexOptions.IgnoreCase)]
    private static partial Regex Url();

    [GeneratedRegex(@"[^\s@<>,:;]{1,64}@[^\s@<>,:;]+\.[^\s@<>.,:;]{2,}")]
    private static partial Regex Email();

    // Not a date: 2009-03-18.
    [GeneratedRegex(@"(?<![0-9/.-])(?![0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9-]))\+?[0-9](?:[ ()./-]{0,2}[0-9]){6,14}(?![0-9/-])")]
    private static partial Regex Number();
}
