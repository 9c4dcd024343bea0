using System.Collections.Concurrent;
using System.Net.WebSockets;
using HotChocolate.Execution;

namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>The operations on a socket, side by side.</summary>
sealed class SocketOperations(
    ISocketSession session,
    RequestExecutor executor,
    ISocketSessionInterceptor interceptor,
    SocketWriter writer,
    Action<SocketClosure> close,
    CancellationToken ended)
{
    // Each holds at most one message, see SocketWriter: this bounds what one socket can hold.
    const int MaxOperations = 100;

    readonly ConcurrentDictionary<string, SocketOperation> operations = [];
    readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Those that run, and one for the session itself.
    int running = 1;

    /// <returns>Whether an operation has taken the message over.</returns>
    /// <exception cref="SocketClosedException">It is no request, or its id is in use.</exception>
    public async ValueTask<bool> StartAsync(SocketMessage message)
    {
        var id = message.Id;
        var request = message.ToRequest();
        if (operations.ContainsKey(id))
            throw new SocketClosedException(SocketClosure.SubscriberExists(id));
        // Counts those, too, that were told to end and have not yet.
        if (Volatile.Read(ref running) > MaxOperations)
        {
            await RefuseAsync(id).ConfigureAwait(false);
            return false;
        }

        var operation = new SocketOperation(id, request, ended);
        operations[id] = operation;
        Interlocked.Increment(ref running);
        _ = RunAsync(operation);
        return true;
    }

    /// <summary>The other side wants no more of an operation; one that has ended by itself meanwhile is none any more.</summary>
    public void Complete(string id)
    {
        if (operations.TryRemove(id, out var operation))
            operation.Cancel();
    }

    /// <summary>Returns once all have ended: what they use of the request is there until then.</summary>
    public Task EndAsync()
    {
        EndOne();
        return idle.Task;
    }

    Task RefuseAsync(string id)
    {
        var error = ErrorBuilder.New()
            .SetMessage($"At most {MaxOperations} operations run on one socket: complete some, or open another.")
            .SetCode(ErrorCodes.Server.RequestInvalid)
            .Build();
        var refused = executor.Refuse([error]);
        return writer.SendAsync("error", id, json => ResultWriter.WriteErrors(json, refused.Errors!), null, ended);
    }

    async Task RunAsync(SocketOperation operation)
    {
        try
        {
            await ExecuteAsync(operation).ConfigureAwait(false);
        }
        catch (Exception) when (operation.Cancelled.IsCancellationRequested)
        {
            // The other side has completed it, or the session is over; how its resolvers say that they were cancelled is up to them.
        }
        catch (WebSocketException)
        {
            close(SocketClosure.ByPeer);
        }
        catch (Exception exception)
        {
            // What refuses it logs it.
            executor.Refuse([ErrorHandler.Unexpected(exception)]);
            close(SocketClosure.InternalError);
        }
        finally
        {
            operations.TryRemove(KeyValuePair.Create(operation.Id, operation));
            operation.Dispose();
            EndOne();
        }
    }

    async Task ExecuteAsync(SocketOperation operation)
    {
        // Off the reading loop, which has to see what comes next.
        await Task.Yield();
        OperationResult? failure = null;
        try
        {
            var builder = operation.CreateBuilder();
            await interceptor.OnRequestAsync(session, operation.Id, builder, operation.Cancelled).ConfigureAwait(false);
            var answer = await executor.ExecuteAsync(builder.Build(OperationKinds.All), operation.Cancelled).ConfigureAwait(false);
            await using var ending = answer.ConfigureAwait(false);
            if (answer is IResponseStream stream)
                await SendAllAsync(operation, stream).ConfigureAwait(false);
            else if (answer is OperationResult { IsDataSet: false } refused)
                failure = refused;
            else
                await SendNextAsync(operation, (OperationResult)answer).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not WebSocketException && !operation.Cancelled.IsCancellationRequested)
        {
            failure = executor.Refuse(exception is GraphQLException known ? known.Errors : [ErrorHandler.Unexpected(exception)]);
        }

        await SendEndAsync(operation, failure).ConfigureAwait(false);
    }

    async Task SendAllAsync(SocketOperation operation, IResponseStream stream)
    {
        await foreach (var result in stream.ReadResultsAsync().WithCancellation(operation.Cancelled).ConfigureAwait(false))
        {
            await using var ending = result.ConfigureAwait(false);
            await SendNextAsync(operation, (OperationResult)result).ConfigureAwait(false);
        }
    }

    Task SendNextAsync(SocketOperation operation, OperationResult result) =>
        writer.SendAsync(
            "next", operation.Id, json => ResultWriter.Write(json, result), () => IsActive(operation), operation.Cancelled);

    // It gives its id free just before the last message: whoever reads that may use the id again.
    Task SendEndAsync(SocketOperation operation, OperationResult? failure) =>
        writer.SendAsync(
            failure is null ? "complete" : "error",
            operation.Id,
            failure is null ? null : json => ResultWriter.WriteErrors(json, failure.Errors!),
            () => operations.TryRemove(KeyValuePair.Create(operation.Id, operation)),
            operation.Cancelled);

    bool IsActive(SocketOperation operation) => operations.TryGetValue(operation.Id, out var active) && active == operation;

    void EndOne()
    {
        if (Interlocked.Decrement(ref running) == 0)
            idle.TrySetResult();
    }
}
