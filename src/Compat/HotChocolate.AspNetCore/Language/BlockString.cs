namespace HotChocolate.Language;

/// <summary>The indentation rule of block strings (specification, "Block String Semantics").</summary>
internal static class BlockString
{
    private const string WhiteSpace = " \t";

    /// <summary>
    /// Whether a block string, printed with each line indented alike, reads back as exactly this text: neither the rule nor a
    /// line terminator's normalisation may take something of it away.
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
