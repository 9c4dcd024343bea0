using System.Text;

namespace HotChocolate.Language;

/// <summary>The indentation rule of block strings (specification, "Block String Semantics").</summary>
static class BlockString
{
    const string WhiteSpace = " \t";

    /// <summary>
    /// Removes the common indentation of all lines but the first, and blank lines at both ends; line terminators become <c>\n</c>.
    /// </summary>
    public static string Dedent(string raw)
    {
        if (!raw.AsSpan().ContainsAny('\n', '\r'))
            return raw.AsSpan().Trim(WhiteSpace).IsEmpty ? "" : raw;
        var lines = new List<Range>();
        var indent = int.MaxValue;
        int first = -1, last = -1;
        for (var start = 0; start <= raw.Length;)
        {
            var length = raw.AsSpan(start).IndexOfAny('\n', '\r');
            var end = length < 0 ? raw.Length : start + length;
            var leading = raw.AsSpan(start..end).IndexOfAnyExcept(WhiteSpace);
            if (leading >= 0)
            {
                first = first < 0 ? lines.Count : first;
                last = lines.Count;
                if (lines.Count > 0)
                    indent = Math.Min(indent, leading);
            }
            lines.Add(start..end);
            var windows = end + 1 < raw.Length && raw[end] == '\r' && raw[end + 1] == '\n';
            start = end + (windows ? 2 : 1);
        }
        return first < 0 ? "" : Join(raw, lines, first, last, indent);
    }

    static string Join(string raw, List<Range> lines, int first, int last, int indent)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = first; i <= last; i++)
        {
            if (i > first)
                text.Append('\n');
            var line = raw.AsSpan(lines[i]);
            text.Append(i == 0 ? line : line[Math.Min(indent, line.Length)..]);
        }
        return text.ToString();
    }

    /// <summary>
    /// Whether the text, printed as a block string with indented lines, is parsed to exactly the same text: neither the indentation rule
    /// nor the normalisation of line terminators may change it.
    /// </summary>
    public static bool CanHold(string value)
    {
        if (value.Length == 0 || value.Contains("\"\"\"", StringComparison.Ordinal))
            return false;
        var flushLeft = false;
        var lastBlank = true;
        var first = true;
        foreach (var range in value.AsSpan().Split('\n'))
        {
            var line = value.AsSpan(range);
            if (line.ContainsAnyInRange('\0', '\b') || line.ContainsAnyInRange('\u000b', '\u001f'))
                return false;
            lastBlank = line.Trim(WhiteSpace).IsEmpty;
            if (first && lastBlank)
                return false;
            first = false;
            flushLeft |= !lastBlank && !WhiteSpace.Contains(line[0]);
        }
        return flushLeft && !lastBlank;
    }
}
