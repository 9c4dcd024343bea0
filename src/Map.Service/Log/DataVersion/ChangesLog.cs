namespace Map.Service.Log.DataVersion;

/// <summary>The log messages of <see cref="RevisionListener"/>.</summary>
static partial class ChangesLog
{
    [LoggerMessage(20, LogLevel.Warning, "Cannot listen for new revisions, trying again every second: {Reason}")]
    public static partial void ListenerLost(this ILogger logger, string reason);

    [LoggerMessage(21, LogLevel.Information, "Listening for new revisions again")]
    public static partial void ListenerRestored(this ILogger logger);
}
