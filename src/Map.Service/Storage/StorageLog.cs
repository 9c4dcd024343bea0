namespace Map.Service.Storage;

static partial class StorageLog
{
    [LoggerMessage(30, LogLevel.Warning,
        "The map was restored from a backup: its types were read again, and its connections are opened anew")]
    public static partial void Restored(this ILogger logger);

    [LoggerMessage(31, LogLevel.Warning, "The database server {Server} does not answer ({Kind}): nothing is read from it until it does")]
    public static partial void ServerLost(this ILogger logger, string server, string kind);

    [LoggerMessage(32, LogLevel.Information, "The database server {Server} answers again")]
    public static partial void ServerFound(this ILogger logger, string server);
}
