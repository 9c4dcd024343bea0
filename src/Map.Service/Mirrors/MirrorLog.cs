namespace Map.Service.Mirrors;

/// <summary>The log messages of a mirror.</summary>
static partial class MirrorLog
{
    [LoggerMessage(90, LogLevel.Warning, "The mirror does not follow its original: {Reason}")]
    public static partial void MirrorFailed(this ILogger logger, string reason);

    [LoggerMessage(91, LogLevel.Information, "The mirror follows its original again")]
    public static partial void MirrorSucceeded(this ILogger logger);
}
