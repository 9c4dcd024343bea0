using System.Collections.Concurrent;
using System.Net.WebSockets;
using HotChocolate.Execution;

namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>The concurrent operations on a socket.</summary>
sealed class SocketOperations(
    ISocketSession session,
    RequestExecutor executor,
    ISocketSessionInterceptor interceptor,
    SocketWriter writer,
    Action<SocketClosure> close,
    CancellationToken ended)
{
    // Each operation has at most one message in memory (see SocketWriter), so this bounds the memory of a socket.
    const int MaxOperations = 100;

    readonly ConcurrentDictionary<string, SocketOperation> operations = [];
    readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Counts the running operations, plus one for the session itself.
    int running = 1;

    /// <returns>Whether an operation took ownership of the message.</returns>
    /// <exception cref="SocketClosedException">The message is not a request, or its id is in use.</exception>
    public async ValueTask<bool> StartAsync(SocketMessage message)
    {
        var id = message.Id;
        var request = message.ToRequest();
        if (operations.ContainsKey(id))
            throw new SocketClosedException(SocketClosure.SubscriberExists(id));
        // This includes operations that were cancelled but have not ended yet.
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

    /// <summary>Cancels an operation that the client completed; does nothing if it has ended already.</summary>
    public void Complete(string id)
    {
        if (operations.TryRemove(id, out var operation))
            operation.Cancel();
    }

    /// <summary>Completes when all operations have ended; until then, the request must stay alive for them.</summary>
    public Task EndAsync()
    {
        EndOne();
        return idle.Task;
    }

    Task RefuseAsync(string id)
    {
        var error = ErrorBuilder.New()
            .SetMessage($"At most {MaxOperations} operations may run on one socket: complete some, or open another socket.")
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
            // The client completed the operation, or the session ended. Resolvers may throw any exception on cancellation.
        }
        catch (WebSocketException)
        {
            close(SocketClosure.ByPeer);
        }
        catch (Exception exception)
        {
            // Called for its side effect: Refuse writes the exception to the log.
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
        // Leaves the reading loop, which must continue with the next message.
        await Task.Yield();
        OperationResult? failure = null;
        try
        {
            var builder = operation.CreateBuilder();
            await interceptor.OnRequestAsync(session, operation.Id, builder, operation.Cancelled).ConfigureAwait(false);
            var result = await executor.ExecuteAsync(builder.Build(OperationKinds.All), operation.Cancelled).ConfigureAwait(false);
            await using var ending = result.ConfigureAwait(false);
            if (result is IResponseStream stream)
                await SendAllAsync(operation, stream).ConfigureAwait(false);
            else if (result is OperationResult { IsDataSet: false } refused)
                failure = refused;
            else
                await SendNextAsync(operation, (OperationResult)result).ConfigureAwait(false);
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

    // Frees the id just before the last message, because a client that receives it may reuse the id at once.
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
