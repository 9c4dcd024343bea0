using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>A socket that speaks graphql-transport-ws.</summary>
sealed class SocketSession : ISocketSession, ISocketConnection, IDisposable
{
    // Each holds at most one message, see SocketWriter: this bounds what one socket can hold.
    const int MaxOperations = 100;

    static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(5);

    readonly WebSocket socket;
    readonly RequestExecutor executor;
    readonly ISocketSessionInterceptor interceptor;
    readonly GraphQLSocketOptions options;
    readonly TimeProvider time;
    readonly SocketReader reader;
    readonly SocketWriter writer;
    readonly ConcurrentDictionary<string, SocketOperation> operations = [];
    readonly CancellationTokenSource ended = new();
    readonly TaskCompletionSource<SocketClosure> closure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Those that run, and one for the session itself.
    int running = 1;
    bool isInitialised;
    bool isAcknowledged;

    public SocketSession(
        WebSocket socket,
        HttpContext context,
        RequestExecutor executor,
        ISocketSessionInterceptor interceptor,
        GraphQLSocketOptions options,
        int maxMessageSize,
        TimeProvider time)
    {
        this.socket = socket;
        HttpContext = context;
        this.executor = executor;
        this.interceptor = interceptor;
        this.options = options;
        this.time = time;
        reader = new SocketReader(socket, maxMessageSize);
        writer = new SocketWriter(socket, time);
    }

    public ISocketConnection Connection => this;

    public HttpContext HttpContext { get; }

    /// <summary>Serves the socket until either side closes it.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        var stop = stopping.UnsafeRegister(static session => ((SocketSession)session!).Close(SocketClosure.GoingAway), this);
        await using var stopRegistration = stop.ConfigureAwait(false);
        var initialisation = time.CreateTimer(
            static session => ((SocketSession)session!).CloseUnlessAcknowledged(),
            this, options.ConnectionInitializationTimeout, Timeout.InfiniteTimeSpan);
        await using var initialisationTimer = initialisation.ConfigureAwait(false);
        var reading = ReadAsync();
        var pinging = PingAsync();

        var why = await closure.Task.ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        await CloseAsync(why).ConfigureAwait(false);
        await reading.ConfigureAwait(false);
        await pinging.ConfigureAwait(false);
        EndOne();
        // Their services belong to this request: it lasts until the last of them has let go.
        await idle.Task.ConfigureAwait(false);
    }

    public void Dispose()
    {
        writer.Dispose();
        ended.Dispose();
    }

    void Close(SocketClosure why) => closure.TrySetResult(why);

    void CloseUnlessAcknowledged()
    {
        if (!Volatile.Read(ref isAcknowledged))
            Close(SocketClosure.InitialisationTimeout);
    }

    async Task ReadAsync()
    {
        try
        {
            while (await reader.ReadAsync(HttpContext.RequestAborted).ConfigureAwait(false) is { } message)
            {
                // Whatever comes after the decision to close is read to its end and dropped.
                if (closure.Task.IsCompleted)
                    message.Dispose();
                else
                    await HandleAsync(message).ConfigureAwait(false);
            }

            Close(SocketClosure.ByPeer);
        }
        catch (SocketClosedException broken)
        {
            Close(broken.Closure);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            Close(SocketClosure.ByPeer);
        }
        catch (Exception exception)
        {
            executor.Refuse([ErrorHandler.Unexpected(exception)]);
            Close(SocketClosure.InternalError);
        }
    }

    async ValueTask HandleAsync(SocketMessage message)
    {
        var isTaken = false;
        try
        {
            switch (message.Type)
            {
                case "connection_init":
                    await InitialiseAsync(message.Payload).ConfigureAwait(false);
                    break;
                case "ping":
                    _ = message.Payload;
                    await SendAsync("pong").ConfigureAwait(false);
                    break;
                case "pong":
                    _ = message.Payload;
                    break;
                case "subscribe":
                    isTaken = await SubscribeAsync(message).ConfigureAwait(false);
                    break;
                case "complete":
                    if (operations.TryRemove(message.Id, out var operation))
                        operation.Cancel();
                    break;
                default:
                    throw new SocketClosedException(SocketClosure.Invalid("its type is not known."));
            }
        }
        finally
        {
            if (!isTaken)
                message.Dispose();
        }
    }

    async ValueTask InitialiseAsync(JsonElement? payload)
    {
        if (isInitialised)
            throw new SocketClosedException(SocketClosure.TooManyInitialisations);
        isInitialised = true;
        var status = await interceptor.OnConnectAsync(this, new JsonPayload(payload), ended.Token).ConfigureAwait(false);
        if (!status.Accepted)
            throw new SocketClosedException(SocketClosure.Forbidden(status.Message));
        Volatile.Write(ref isAcknowledged, true);
        await SendAsync("connection_ack").ConfigureAwait(false);
    }

    /// <returns>Whether an operation has taken the message over.</returns>
    async ValueTask<bool> SubscribeAsync(SocketMessage message)
    {
        if (!isAcknowledged)
            throw new SocketClosedException(SocketClosure.Unauthorized);
        var id = message.Id;
        var request = message.ToRequest();
        if (operations.ContainsKey(id))
            throw new SocketClosedException(SocketClosure.SubscriberExists(id));
        // Counts those, too, that were told to end and have not yet.
        if (Volatile.Read(ref running) > MaxOperations)
        {
            var error = ErrorBuilder.New()
                .SetMessage($"At most {MaxOperations} operations run on one socket: complete some, or open another.")
                .SetCode(ErrorCodes.Server.RequestInvalid)
                .Build();
            var refused = executor.Refuse([error]);
            await writer.SendAsync("error", id, json => ResultWriter.WriteErrors(json, refused.Errors!), null, ended.Token)
                .ConfigureAwait(false);
            return false;
        }

        var operation = new SocketOperation(id, request, ended.Token);
        operations[id] = operation;
        Interlocked.Increment(ref running);
        _ = RunAsync(operation);
        return true;
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
            Close(SocketClosure.ByPeer);
        }
        catch (Exception exception)
        {
            executor.Refuse([ErrorHandler.Unexpected(exception)]);
            Close(SocketClosure.InternalError);
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
            await interceptor.OnRequestAsync(this, operation.Id, builder, operation.Cancelled).ConfigureAwait(false);
            var answer = await executor.ExecuteAsync(builder.Build(OperationKinds.All), operation.Cancelled).ConfigureAwait(false);
            await using var ending = answer.ConfigureAwait(false);
            if (answer is IResponseStream stream)
            {
                await foreach (var result in stream.ReadResultsAsync().WithCancellation(operation.Cancelled).ConfigureAwait(false))
                    await SendNextAsync(operation, (OperationResult)result).ConfigureAwait(false);
            }
            else if (answer is OperationResult { IsDataSet: false } refused)
            {
                failure = refused;
            }
            else
            {
                await SendNextAsync(operation, (OperationResult)answer).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is not WebSocketException && !operation.Cancelled.IsCancellationRequested)
        {
            failure = executor.Refuse(exception is GraphQLException known ? known.Errors : [ErrorHandler.Unexpected(exception)]);
        }

        await EndAsync(operation, failure).ConfigureAwait(false);
    }

    Task SendNextAsync(SocketOperation operation, OperationResult result) =>
        writer.SendAsync(
            "next", operation.Id, json => ResultWriter.Write(json, result), () => IsActive(operation), operation.Cancelled);

    // It gives its id free just before the last message: whoever reads that may use the id again.
    Task EndAsync(SocketOperation operation, OperationResult? failure) =>
        writer.SendAsync(
            failure is null ? "complete" : "error",
            operation.Id,
            failure is null ? null : json => ResultWriter.WriteErrors(json, failure.Errors!),
            () => operations.TryRemove(KeyValuePair.Create(operation.Id, operation)),
            operation.Cancelled);

    bool IsActive(SocketOperation operation) => operations.TryGetValue(operation.Id, out var active) && active == operation;

    async Task PingAsync()
    {
        if (options.KeepAliveInterval is not { } interval)
            return;
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ended.Token).ConfigureAwait(false))
            {
                if (isAcknowledged)
                    await SendAsync("ping").ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The session is over.
        }
        catch (WebSocketException)
        {
            Close(SocketClosure.ByPeer);
        }
    }

    Task SendAsync(string type) => writer.SendAsync(type, null, null, null, ended.Token);

    async Task CloseAsync(SocketClosure why)
    {
        using var patience = new CancellationTokenSource(ClosePatience, time);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseAsync(why.Status, why.Reason, patience.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            socket.Abort();
        }
    }

    void EndOne()
    {
        if (Interlocked.Decrement(ref running) == 0)
            idle.TrySetResult();
    }
}
