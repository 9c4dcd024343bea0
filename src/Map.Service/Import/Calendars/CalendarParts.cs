using System.Text;
using System.Text.RegularExpressions;

namespace Map.Service.Import.Calendars;

/// <summary>Where the components of a calendar begin and end, so that one that cannot be read spoils no other, and what is wrong has a line. What is in them is read
/// by Ical.Net.</summary>
sealed partial class CalendarParts
{
    // Pictures in a description are larger.
    const int LongestLine = 64_000;

    CalendarParts(string text)
    {
        List<(int Line, string Text)> open = [];
        string? kind = null;
        var number = 0;
        // Not at other marks of lines that Unicode has: they stand within texts.
        foreach (var line in text.Split('\n'))
        {
            number++;
            var read = line.TrimEnd('\r');
            if (kind is null && Beginning().Match(read) is { Success: true } begins && begins.Groups[1].Value.ToUpperInvariant() is var name and not "VCALENDAR") kind = name;
            else if (kind is null) ReadProperty(read);
            if (kind is null) continue;
            open.Add((number, read));
            var isNext = IsNext(read, kind);
            if (!isNext && !read.TrimEnd().Equals($"END:{kind}", StringComparison.OrdinalIgnoreCase)) continue;
            Close(kind, open, isWhole: !isNext);
            if (isNext && !IsEnd(read)) open.Add((number, read));
            else kind = null;
        }

        if (kind is not null) Close(kind, open, isWhole: false);

        // A component that never ends, and another that begins, or the end of the calendar.
        bool IsNext(string read, string of) => IsEnd(read) || (open.Count > 1 && read.TrimEnd().Equals($"BEGIN:{of}", StringComparison.OrdinalIgnoreCase));
    }

    static bool IsEnd(string read) => read.TrimEnd().Equals("END:VCALENDAR", StringComparison.OrdinalIgnoreCase);

    public List<CalendarComponent> Events { get; } = [];

    public List<CalendarComponent> Zones { get; } = [];

    /// <summary>Tasks, journals and others that are no events, by their names.</summary>
    public SortedDictionary<string, int> Others { get; } = new(StringComparer.Ordinal);

    /// <summary>Properties of the calendar itself, such as X-WR-TIMEZONE.</summary>
    public Dictionary<string, string> Properties { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How often events have a property, in the order of the file.</summary>
    public Dictionary<string, int> Used { get; } = [];

    public static CalendarParts Of(string text) => new(text);

    void ReadProperty(string line)
    {
        if (Property().Match(line) is { Success: true } found) Properties.TryAdd(found.Groups[1].Value, found.Groups[2].Value.Trim());
    }

    void Close(string kind, List<(int Line, string Text)> lines, bool isWhole)
    {
        if (!isWhole && lines.Count > 1) lines.RemoveAt(lines.Count - 1);
        var text = new StringBuilder();
        // Attachments are not read, and may be large.
        var isSkipped = false;
        foreach (var (_, line) in lines)
        {
            if (line.Length == 0) continue;
            if (!char.IsWhiteSpace(line[0])) isSkipped = line.StartsWith("ATTACH", StringComparison.OrdinalIgnoreCase) || line.StartsWith("X-ALT-DESC", StringComparison.OrdinalIgnoreCase) || line.Length > LongestLine;
            if (!isSkipped) text.Append(line).Append("\r\n");
            if (kind == "VEVENT" && Property().Match(line) is { Success: true } found && found.Groups[1].Value.ToUpperInvariant() is var name and not ("BEGIN" or "END"))
                Used[name] = Used.GetValueOrDefault(name) + 1;
        }

        var component = new CalendarComponent(lines[0].Line, text.ToString(), isWhole);
        if (kind == "VEVENT") Events.Add(component);
        else if (kind == "VTIMEZONE") Zones.Add(component);
        else Others[kind] = Others.GetValueOrDefault(kind) + 1;
        lines.Clear();
    }

    [GeneratedRegex(@"^BEGIN:([A-Z0-9-]+)\s*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"^([A-Za-z0-9-]+)(?:;[^:]*)?:(.*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Property();
}
