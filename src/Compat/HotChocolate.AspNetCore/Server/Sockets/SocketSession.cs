using System.Net.WebSockets;
using System.Text.Json;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>A graphql-transport-ws session on a socket.</summary>
sealed class SocketSession : ISocketSession, ISocketConnection, IDisposable
{
    static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(5);

    readonly WebSocket socket;
    readonly RequestExecutor executor;
    readonly ISocketSessionInterceptor interceptor;
    readonly GraphQLSocketOptions options;
    readonly TimeProvider time;
    readonly SocketReader reader;
    readonly SocketWriter writer;
    readonly SocketOperations operations;
    readonly CancellationTokenSource ended = new();
    readonly TaskCompletionSource<SocketClosure> closure = new(TaskCreationOptions.RunContinuationsAsynchronously);

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
        operations = new SocketOperations(this, executor, interceptor, writer, Close, ended.Token);
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
        await operations.EndAsync().ConfigureAwait(false);
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
                // Messages that arrive after the decision to close are read and dropped, until the client closes its side.
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
                case "subscribe" when !isAcknowledged:
                    throw new SocketClosedException(SocketClosure.Unauthorized);
                case "subscribe":
                    isTaken = await operations.StartAsync(message).ConfigureAwait(false);
                    break;
                case "complete":
                    operations.Complete(message.Id);
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
            throw new SocketClosedException(SocketClosure.Rejected(status.Message));
        Volatile.Write(ref isAcknowledged, true);
        await SendAsync("connection_ack").ConfigureAwait(false);
    }

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
            // The session has ended.
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
}
