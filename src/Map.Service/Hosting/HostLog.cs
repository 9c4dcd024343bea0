namespace Map.Service.Hosting;

/// <summary>The log messages of the start, and of work that lasts.</summary>
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

    [LoggerMessage(14, LogLevel.Warning, "{Work} failed, and is tried again every second: {Kind}: {Reason}")]
    public static partial void WorkFailed(this ILogger logger, string work, string kind, string reason);

    [LoggerMessage(15, LogLevel.Information, "{Work} goes on again")]
    public static partial void WorkSucceeded(this ILogger logger, string work);

    [LoggerMessage(16, LogLevel.Warning,
        "MAP_POOL is {Pool}, with which services running now ({Services}) may open {Wanted} connections together, but the database allows "
        + "{Allowed} to all of its clients: callers will be refused. Set MAP_POOL lower, or max_connections higher.")]
    public static partial void PoolTooLarge(this ILogger logger, int pool, int services, int wanted, int allowed);

    [LoggerMessage(17, LogLevel.Warning,
        "The pooler in MAP_DATABASE gives connections without statement_timeout and lock_timeout: a statement that nobody waits for any more goes on for as "
        + "long as it takes. Set them there as docs/deploy/pgbouncer/pgbouncer.ini does.")]
    public static partial void PoolerWithoutLimits(this ILogger logger);
}
