namespace Map.Service.Hosting;

/// <summary>The log messages of the start.</summary>
static partial class HostLog
{
    [LoggerMessage(10, LogLevel.Information, "Applied migration {Name}")]
    public static partial void Migrated(this ILogger logger, string name);

    [LoggerMessage(11, LogLevel.Information, "Listening on {Url}")]
    public static partial void Listening(this ILogger logger, string url);

    [LoggerMessage(13, LogLevel.Information, "Loaded the seed: {Count} places, organisations and regions")]
    public static partial void Seeded(this ILogger logger, int count);

    [LoggerMessage(12, LogLevel.Critical, "Cannot start: {Reason}")]
    public static partial void CannotStart(this ILogger logger, string reason);
}
