using System.Globalization;

namespace Map.Cli.Up;

/// <summary>A line of the logs of service and gateway.</summary>
static class LogLine
{
    const string Form = "yyyy-MM-ddTHH:mm:ss.fffZ";

    /// <summary>The line as it is kept: with its time, unless it is JSON, which has it inside.</summary>
    public static string At(DateTimeOffset time, string line) =>
        line.StartsWith('{') ? line : $"{time.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture)} {line}";

    /// <summary>The time of a kept line that reports an error; null for any other.</summary>
    public static DateTimeOffset? ErrorAt(string line)
    {
        if (line.StartsWith('{'))
            return JsonLogLine.ErrorAt(line);
        return line.Length > Form.Length - 2 && line.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end
            && (line.AsSpan(end + 1).StartsWith("fail:") || line.AsSpan(end + 1).StartsWith("crit:"))
            && DateTimeOffset.TryParseExact(line.AsSpan(0, end), "yyyy-MM-ddTHH:mm:ss.fffK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                ? at
                : null;
    }
}
