using Grpc.Core;
using Grpc.Net.Common.Internal;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>The requests of a call as they arrive.</summary>
sealed class HttpContextStreamReader<T>(HttpContextServerCallContext context, Marshaller<T> marshaller) : IAsyncStreamReader<T>
    where T : class
{
    readonly MessageReader<T> reader = context.CreateReader(marshaller);

    public T Current
    {
        get => field ?? throw new InvalidOperationException("There is no current message; call MoveNext, and read while it returns true.");
        set;
    }

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (context.HasEnded)
        {
            throw new InvalidOperationException("Can't read messages after the call has ended.");
        }

        using var either = cancellationToken.CanBeCanceled && cancellationToken != context.CancellationToken
            ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, context.CancellationToken)
            : null;
        try
        {
            var message = await reader.ReadAsync(either?.Token ?? context.CancellationToken);
            Current = message!;
            return message is not null;
        }
        catch (IOException exception)
        {
            context.NoteFailedRead(exception);
            throw;
        }
    }
}
