using System.Text;

namespace Map.Service.Freshness.DeadLinks;

/// <summary>A robots.txt (RFC 9309), as far as it concerns one program.</summary>
sealed class RobotsFile
{
    /// <summary>How much of a file is read, in bytes. The standard asks for 500 KiB at least.</summary>
    public const int MostBytes = 512 * 1024;

    readonly List<(string Pattern, bool Allows)> rules;

    RobotsFile(List<(string Pattern, bool Allows)> rules) => this.rules = rules;

    /// <summary>That of a server without one.</summary>
    public static RobotsFile Nothing { get; } = new([]);

    /// <summary>Reads a file. What is no rule is passed over.</summary>
    /// <param name="text">The file.</param>
    /// <param name="program">The name of the program, letters only.</param>
    public static RobotsFile Read(string text, string program)
    {
        List<(string, bool)> own = [], others = [];
        var (hasOwn, isForUs, isForAll, isNaming) = (false, false, false, false);
        foreach (var line in text.Split('\n', '\r'))
        {
            var rule = line.AsSpan(0, line.IndexOf('#') is >= 0 and var at ? at : line.Length).Trim().Trim('\uFEFF');
            if (rule.IndexOf(':') is not (> 0 and var colon)) continue;
            var name = rule[..colon].Trim();
            var value = rule[(colon + 1)..].Trim();
            if (name.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                // Lines that name programs one after the other have their rules together.
                if (!isNaming) (isForUs, isForAll) = (false, false);
                isNaming = true;
                isForAll |= value is "*";
                isForUs |= Named(value).Equals(program, StringComparison.OrdinalIgnoreCase);
                hasOwn |= isForUs;
            }
            else if (name.Equals("allow", StringComparison.OrdinalIgnoreCase) || name.Equals("disallow", StringComparison.OrdinalIgnoreCase))
            {
                isNaming = false;
                // An empty rule matches nothing.
                if (value.IsEmpty) continue;
                var parsed = (Normal(value.ToString()), name.Equals("allow", StringComparison.OrdinalIgnoreCase));
                if (isForUs) own.Add(parsed);
                if (isForAll) others.Add(parsed);
            }
        }

        return new(hasOwn ? own : others);
    }

    /// <summary>Whether an address of the server may be visited: by the longest rule that matches; of two as long by the one that allows.</summary>
    public bool Allows(Uri address)
    {
        var path = Normal(address.PathAndQuery);
        if (path == "/robots.txt") return true;
        var (longest, allows) = (-1, true);
        foreach (var (pattern, allowing) in rules)
        {
            if (pattern.Length < longest || (pattern.Length == longest && !allowing) || !Matches(pattern, path)) continue;
            (longest, allows) = (pattern.Length, allowing);
        }

        return allows;
    }

    // A name goes as far as its letters: MapLinkCheck/1.0 is MapLinkCheck.
    static ReadOnlySpan<char> Named(ReadOnlySpan<char> value)
    {
        var end = value.IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-");
        return end < 0 ? value : value[..end];
    }

    // The beginning of the path, with any number of * in it; $ at its end is the end of the path. Goes back only to the latest *.
    static bool Matches(string pattern, string path)
    {
        var isWhole = pattern.EndsWith('$');
        var end = isWhole ? pattern.Length - 1 : pattern.Length;
        var (at, star, from) = (0, -1, 0);
        for (var i = 0; ;)
        {
            if (at == end && (!isWhole || i == path.Length)) return true;
            if (at < end && pattern[at] == '*') (star, from, at) = (at, i, at + 1);
            else if (at < end && i < path.Length && pattern[at] == path[i]) (at, i) = (at + 1, i + 1);
            else if (star >= 0 && from < path.Length) (at, i) = (star + 1, ++from);
            else return false;
        }
    }

    // Octets outside of ASCII as %XX; of those that are written so and need not be, the letter; the two digits as capitals.
    static string Normal(string path)
    {
        var normal = new StringBuilder(path.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(path))
        {
            if (octet is > 0x20 and < 0x7F) normal.Append((char)octet);
            else normal.Append('%').Append(octet.ToString("X2", null));
        }

        for (var i = 0; i + 2 < normal.Length; i++)
        {
            if (normal[i] != '%' || !char.IsAsciiHexDigit(normal[i + 1]) || !char.IsAsciiHexDigit(normal[i + 2])) continue;
            var letter = (char)Convert.ToInt32($"{normal[i + 1]}{normal[i + 2]}", 16);
            if (char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '~') normal.Remove(i, 3).Insert(i, letter);
            else (normal[i + 1], normal[i + 2]) = (char.ToUpperInvariant(normal[i + 1]), char.ToUpperInvariant(normal[i + 2]));
        }

        return normal.ToString();
    }
}
