using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Map.Service.Freshness.DeadLinks;

/// <summary>Reads pages of HTML. Nothing that they name is loaded, and no script runs.</summary>
static partial class PageReader
{
    const int MostTitle = 300, MostText = 200_000, MostScripts = 20_000;

    // A parser takes quadratic time for what lies deep within each other, and can be made to repeat unclosed elements in every paragraph.
    const int MostDepth = 400, MostElements = 60_000;

    static readonly HashSet<string> Around =
        new(["script", "style", "nav", "header", "footer", "aside", "form", "noscript", "template", "svg", "iframe", "head", "button", "dialog"], StringComparer.OrdinalIgnoreCase);

    static readonly HashSet<string> Inline =
        new(["a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u"], StringComparer.OrdinalIgnoreCase);

    // What closes itself, or is seldom closed.
    static readonly HashSet<string> Unclosed =
        new(["area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p", "param", "path", "source", "tbody", "td", "th", "tr", "track", "wbr"],
            StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a page.</summary>
    /// <param name="html">The page, or the first part of a long one.</param>
    /// <param name="robots">The X-Robots-Tag of its response.</param>
    /// <returns>Null when it was made so that reading it takes too long.</returns>
    public static PageText? Read(string html, string robots)
    {
        if (Depth(html) > MostDepth) return null;
        var elements = 0;
        try
        {
            var parser = new HtmlParser(new() { OnCreated = (_, _) => { if (++elements > MostElements) throw new TooMuchException(); } });
            using var page = parser.ParseDocument(html);
            return Read(page, robots);
        }
        catch (TooMuchException)
        {
            return null;
        }
    }

    static PageText? Read(IHtmlDocument page, string robots)
    {
        var (title, heading, description, dated, scripts) = ("", "", "", (DateOnly?)null, new StringBuilder());
        INode? main = null;
        var read = 0;
        foreach (var node in Descendants(page))
        {
            if (++read > MostElements * 4) return null;
            if (node is not IElement element) continue;
            switch (element.LocalName)
            {
                case "title" when title.Length == 0: title = Line(Text(element, everything: true), MostTitle); break;
                case "h1" when heading.Length == 0: heading = Line(Text(element, everything: true), MostTitle); break;
                case "main" or "article" when main is null: main = element; break;
                case "time" when dated is null: dated = Day(element.GetAttribute("datetime")); break;
                case "meta": Meta(element); break;
                case "script" or "iframe" or "frame" or "form" when scripts.Length < MostScripts:
                    scripts.Append(element.GetAttribute("src") ?? element.GetAttribute("action")).Append('\n');
                    // What a script says of itself is at its beginning.
                    if (element.LocalName == "script" && element.FirstChild is IText { Data: var code }) scripts.Append(code.AsSpan(0, Math.Min(code.Length, 2000))).Append('\n');
                    break;
                default:
                    if (main is null && element.GetAttribute("role") == "main") main = element;
                    break;
            }
        }

        var text = main is null ? "" : Text(main);
        // Of a page whose article is a frame around something else, all of it.
        if (text.Length == 0 && page.Body is { } body) text = Text(body);
        return new(title, heading, description, text, dated, MayBeQuoted(robots), scripts.ToString());

        void Meta(IElement element)
        {
            var (name, content) = ((element.GetAttribute("name") ?? element.GetAttribute("property") ?? "").ToLowerInvariant(), element.GetAttribute("content") ?? "");
            if (name is "description" or "og:description" && description.Length == 0) description = Line(content, MostText);
            else if (name is "article:modified_time" or "article:published_time" or "date" or "dcterms.modified" or "dc.date" or "last-modified")
                dated = Day(content) is { } day && (dated is null || day > dated) ? day : dated;
            else if (name is "robots" or RobotName) robots += "," + content;
        }
    }

    const string RobotName = "maplinkcheck";

    /// <summary>Whether a page allows that a part of it is kept and shown.</summary>
    static bool MayBeQuoted(string robots) => !Forbidding().IsMatch(robots);

    /// <summary>The text below a node, a paragraph a line, without what lies around the main text unless everything is asked for. Without recursion: pages are as deep as who
    /// made them likes.</summary>
    static string Text(INode top, bool everything = false)
    {
        var text = new StringBuilder();
        var node = top;
        while (text.Length < MostText)
        {
            if (node is IText words) text.Append(words.Data);
            else if (node is IElement element && !Inline.Contains(element.LocalName)) text.Append('\n');
            var isLeft = node is IElement left && node != top && !everything && Around.Contains(left.LocalName);
            if (!isLeft && node.FirstChild is { } child)
            {
                node = child;
                continue;
            }

            while (node != top && node.NextSibling is null)
            {
                node = node.Parent!;
                if (node is IElement closed && !Inline.Contains(closed.LocalName)) text.Append('\n');
            }

            if (node == top) break;
            node = node.NextSibling!;
        }

        return string.Join('\n', text.ToString().Split('\n').Select(line => Spaces().Replace(line, " ").Trim()).Where(line => line.Length > 0));
    }

    static IEnumerable<INode> Descendants(INode top)
    {
        for (var node = top; ;)
        {
            if (node.FirstChild is { } child) node = child;
            else
            {
                while (node != top && node.NextSibling is null) node = node.Parent!;
                if (node == top) yield break;
                node = node.NextSibling!;
            }

            yield return node;
        }
    }

    static string Line(string text, int most)
    {
        var line = Spaces().Replace(text, " ").Trim();
        return Quotations.Start(line, most);
    }

    static DateOnly? Day(string? text) =>
        text is { Length: >= 10 } && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1990 and < 2200
            ? day : null;

    // How deep elements lie at most, about.
    static int Depth(string html)
    {
        var (depth, most) = (0, 0);
        foreach (var tag in Tags().EnumerateMatches(html))
        {
            var isEnd = html[tag.Index + 1] == '/';
            var name = html.AsSpan(tag.Index + (isEnd ? 2 : 1), tag.Length - (isEnd ? 2 : 1));
            if (Unclosed.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name)) continue;
            depth = isEnd ? Math.Max(0, depth - 1) : depth + 1;
            most = Math.Max(most, depth);
        }

        return most;
    }

    [GeneratedRegex(@"\b(noarchive|nosnippet|nocache|none|max-snippet\s*:\s*0)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Forbidding();

    [GeneratedRegex(@"</?[a-zA-Z][a-zA-Z0-9]*")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    sealed class TooMuchException : Exception;
}
