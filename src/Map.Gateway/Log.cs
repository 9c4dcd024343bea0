namespace Map.Gateway;

/// <summary>What the gateway logs. No position that was asked for and no key may ever be among the arguments.</summary>
static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "A query failed with {Code} at {Path}.")]
    public static partial void QueryFailed(ILogger logger, string code, string? path, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "{File} failed with {Code}.")]
    public static partial void FileFailed(ILogger logger, string file, string code, Exception exception);

    [LoggerMessage(3, LogLevel.Error, "{File} broke off after {Count} places with {Code}; the connection was aborted.")]
    public static partial void FileBrokeOff(ILogger logger, string file, int count, string code, Exception exception);

    [LoggerMessage(4, LogLevel.Information, "{File} was left by its reader after {Count} places.")]
    public static partial void FileLeft(ILogger logger, string file, int count);

    [LoggerMessage(5, LogLevel.Information, "This gateway was built without its pages; /graphql answers programs, but shows browsers nothing.")]
    public static partial void PagesMissing(ILogger logger);

    [LoggerMessage(6, LogLevel.Information, "The state of the map is not known ({Reason}): everything is asked for until it is.")]
    public static partial void StateNotKnown(ILogger logger, string reason);
}
