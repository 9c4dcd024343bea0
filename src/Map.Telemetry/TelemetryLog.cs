using Microsoft.Extensions.Logging;

namespace Map.Telemetry;

static partial class TelemetryLog
{
    [LoggerMessage(90, LogLevel.Information, "Metrics and health are at {Url}")]
    public static partial void Serving(this ILogger logger, Uri url);

    [LoggerMessage(91, LogLevel.Error, "{Text}")]
    public static partial void CommandFailed(this ILogger logger, string text);

    [LoggerMessage(92, LogLevel.Warning, "{Text}")]
    public static partial void CommandWarned(this ILogger logger, string text);

    [LoggerMessage(93, LogLevel.Information, "{Text}")]
    public static partial void CommandSaid(this ILogger logger, string text);
}
