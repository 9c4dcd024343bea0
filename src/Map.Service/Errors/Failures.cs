using System.Net.Sockets;

namespace Map.Service.Errors;

/// <summary>Maps exceptions to reasons. The message for the caller never holds anything internal.</summary>
static class Failures
{
    public static Refusal ToRefusal(Exception exception, bool outOfTime) => exception switch
    {
        Refusal refusal => refusal,
        _ when outOfTime => OutOfTime(exception),
        _ when CauseOf(exception) is PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => OutOfTime(exception),
        _ when IsLostConnection(exception) => Unreachable(exception),
        _ => new(ErrorReason.Unspecified, "The service failed. The fault is ours, and it is in our log.", null, exception),
    };

    /// <summary>Whether the database could not be asked, or could not respond: it may do so if it is asked again. What was being written
    /// may be written or not.</summary>
    public static bool IsLostConnection(Exception exception) => CauseOf(exception) switch
    {
        PostgresException refused =>
            refused.IsTransient || EndsTheConnection(refused.SqlState) || IsOfRestore(refused.SqlState) || IsOfAnotherPrimary(refused.SqlState),
        // All else that Npgsql says of itself is of its connection: broken, silent, or none free in time.
        null => false,
        _ => true,
    };

    /// <summary>Whether what a lost connection was to write may be written: unless the database itself refused the statement, and lives on.
    /// </summary>
    public static bool MayBeWritten(Exception exception) => CauseOf(exception) is not PostgresException refused || EndsTheConnection(refused.SqlState);

    // Entity Framework wraps Npgsql's exceptions, sometimes twice.
    static Exception? CauseOf(Exception? exception)
    {
        while (exception is not (null or NpgsqlException or SocketException or IOException) && !IsClosed(exception))
            exception = exception.InnerException;
        return exception;
    }

    // What Npgsql says of a connection that broke between two statements of a transaction. Not by its source: that is the assembly into
    // which the runtime has put the method that throws.
    static bool IsClosed(Exception exception) =>
        exception is InvalidOperationException { Message: "Connection is not open" or "Transaction is already completed" };

    // SQLSTATE classes. 08: connection; 28: authorization; 3D: no such database; 53: resources; 57P: the server shuts down or starts.
    static bool EndsTheConnection(string state) =>
        new[] { "08", "28", "3D", "53", "57P" }.Any(start => state.StartsWith(start, StringComparison.Ordinal));

    // A pooler leads to what was the primary until a moment ago.
    static bool IsOfAnotherPrimary(string state) => state is PostgresErrorCodes.ReadOnlySqlTransaction;

    // While a backup is restored, tables, functions and types are missing one after the other, and statements wait for the locks of their
    // makers. Nothing else takes them away from a running map.
    static bool IsOfRestore(string state) => state is PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.UndefinedTable
        or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.UndefinedObject
        or PostgresErrorCodes.ObjectNotInPrerequisiteState or PostgresErrorCodes.LockNotAvailable
        or PostgresErrorCodes.DeadlockDetected;

    static Refusal OutOfTime(Exception cause) =>
        new(ErrorReason.DeadlineExceeded,
            "The response took too long. Narrow the filter, ask for a smaller page, or allow more time.", null, cause);

    static Refusal Unreachable(Exception cause) => new(
        ErrorReason.Unavailable, "The database cannot be reached at the moment. Try again in a few seconds.", null, cause);
}
