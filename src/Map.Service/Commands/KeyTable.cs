using System.Globalization;
using System.Text;
using Google.Protobuf;

namespace Map.Service.Commands;

/// <summary>Prints keys: as a table for people, and as JSON of the contract for programs.</summary>
static class KeyTable
{
    static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    static readonly string[] Heading = ["id", "role", "state", "used", "changes", "in an hour", "regions", "label"];

    public static string Json(IReadOnlyCollection<Key> keys) => $"[{string.Join(",\n ", keys.Select(key => Formatter.Format(key)))}]\n";

    public static string Text(IReadOnlyCollection<Key> keys, DateTimeOffset now)
    {
        string[][] rows = [Heading, .. keys.Select(key => RowOf(key, now))];
        int[] widths = [.. Enumerable.Range(0, Heading.Length).Select(column => rows.Max(row => row[column].Length))];
        var text = new StringBuilder();
        foreach (var row in rows)
            text.AppendLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        return text.ToString();
    }

    static string[] RowOf(Key key, DateTimeOffset now) =>
    [
        key.Id,
        key.Role.ToString().ToLowerInvariant(),
        StateOf(key, now),
        key.HasLastUsed ? key.LastUsed : "never",
        key.Changes.ToString(CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"{key.ChangesInLastHour} of {key.HourlyLimit}"),
        key.Regions.Count == 0 ? "everywhere" : string.Join(' ', key.Regions),
        key.Label,
    ];

    static string StateOf(Key key, DateTimeOffset now)
    {
        var ends = key.EndsAt?.ToDateTimeOffset();
        return key.ClosedAt is not null ? "closed"
            : ends <= now ? "ended"
            : key.FrozenAt is not null ? "frozen"
            : ends is { } end ? $"until {end.AddTicks(-1):yyyy-MM-dd}"
            : "open";
    }
}
