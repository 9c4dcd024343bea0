namespace Map.Service.Errors;

/// <summary>What is logged of refused and failed calls: the method and the reason, never the content of the request.</summary>
static partial class ErrorLog
{
    [LoggerMessage(1, LogLevel.Information, "{Method} refused: {Reason} {Fields}")]
    public static partial void Refused(this ILogger logger, string method, string reason, string fields);

    [LoggerMessage(2, LogLevel.Debug, "{Method} ended by the caller or its deadline")]
    public static partial void Ended(this ILogger logger, string method);

    [LoggerMessage(3, LogLevel.Error, "{Method} cannot reach the database: {Cause}")]
    public static partial void DatabaseUnreachable(this ILogger logger, string method, string cause);

    [LoggerMessage(4, LogLevel.Error, "{Method} failed in the database: SQLSTATE {SqlState} {Message} {Routine}")]
    public static partial void DatabaseRefused(this ILogger logger, string method, string sqlState, string message, string? routine);

    [LoggerMessage(5, LogLevel.Error, "{Method} failed")]
    public static partial void Failed(this ILogger logger, Exception cause, string method);

    [LoggerMessage(7, LogLevel.Warning, "{Count} more faults like the following of {Method} were not logged")]
    public static partial void LeftOut(this ILogger logger, int count, string method);

    [LoggerMessage(6, LogLevel.Information, "{Method} refused before its request was read: {Status}")]
    public static partial void Unread(this ILogger logger, string method, StatusCode status);
}
