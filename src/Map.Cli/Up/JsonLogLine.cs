using System.Text.Json;

namespace Map.Cli.Up;

/// <summary>A line of a log in JSON, as loggers of .NET and of other makes write it.</summary>
static class JsonLogLine
{
    static readonly string[] Levels = ["LogLevel", "level", "severity"];
    static readonly string[] Times = ["Timestamp", "time", "@timestamp"];

    /// <summary>Its time, if it reports an error.</summary>
    public static DateTimeOffset? ErrorAt(string line)
    {
        try
        {
            using var parsed = JsonDocument.Parse(line);
            return Text(parsed, Levels) is { } level
                && (level.Equals("error", StringComparison.OrdinalIgnoreCase) || level.Equals("critical", StringComparison.OrdinalIgnoreCase))
                && DateTimeOffset.TryParse(Text(parsed, Times), System.Globalization.CultureInfo.InvariantCulture, out var at) ? at : null;
        }
        catch (JsonException)
        {
            // What a program prints of itself may begin like JSON, and a log that was cut off ends within a line.
            return null;
        }
    }

    static string? Text(JsonDocument line, string[] names) => line.RootElement.EnumerateObject()
        .Where(property => property.Value.ValueKind == JsonValueKind.String && names.Contains(property.Name, StringComparer.OrdinalIgnoreCase))
        .Select(property => property.Value.GetString())
        .FirstOrDefault();
}
