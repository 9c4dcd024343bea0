namespace Map.Service.Log.DataVersion;

/// <summary>What is logged of listening for revisions.</summary>
static partial class ChangesLog
{
    [LoggerMessage(20, LogLevel.Warning, "Cannot hear of new revisions, trying again every second: {Reason}")]
    public static partial void Deaf(this ILogger logger, string reason);

    [LoggerMessage(21, LogLevel.Information, "Hears of new revisions again")]
    public static partial void HearingAgain(this ILogger logger);
}
