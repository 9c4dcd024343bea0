namespace Map.Service.Storage;

static partial class StorageLog
{
    [LoggerMessage(30, LogLevel.Warning,
        "The map was restored from a backup: its types were read again, and its connections are opened anew")]
    public static partial void Restored(this ILogger logger);
}
