using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Errors;

/// <summary>Maps exceptions to reasons. The message for the caller never holds anything internal.</summary>
static class Failures
{
    public static Refusal ToRefusal(Exception exception, bool outOfTime) => exception switch
    {
        Refusal refusal => refusal,
        _ when outOfTime => OutOfTime(exception),
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => OutOfTime(exception),
        PostgresException { SqlState: var state } when EndsTheConnection(state) => Unreachable(exception),
        PostgresException => Internal(exception),
        NpgsqlException { InnerException: TimeoutException } => OutOfTime(exception),
        NpgsqlException { IsTransient: true } or NpgsqlException { InnerException: IOException or SocketException } =>
            Unreachable(exception),
        // Entity Framework wraps Npgsql's exceptions.
        InvalidOperationException or DbUpdateException when exception.InnerException is NpgsqlException inner => ToRefusal(inner, outOfTime),
        _ => Internal(exception),
    };

    // SQLSTATE classes. 08: connection; 28: authorization; 3D: no such database; 53: resources; 57P: the server shuts down or starts.
    static bool EndsTheConnection(string state) =>
        new[] { "08", "28", "3D", "53", "57P" }.Any(start => state.StartsWith(start, StringComparison.Ordinal));

    static Refusal OutOfTime(Exception cause) =>
        new(ErrorReason.DeadlineExceeded,
            "The response took too long. Narrow the filter, ask for a smaller page, or allow more time.", null, cause);

    static Refusal Unreachable(Exception cause) =>
        new(ErrorReason.Unavailable, "The database cannot be reached at the moment. Try again in a few seconds.", null, cause);

    static Refusal Internal(Exception cause) =>
        new(ErrorReason.Unspecified, "The service failed. The fault is ours, and it is in our log.", null, cause);
}
