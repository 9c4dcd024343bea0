using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>
/// Handles GraphQL over WebSocket, with the protocol graphql-transport-ws. Pages of any origin may connect: a key is not a cookie, so a
/// browser does not send it automatically, and a page that sends one in <c>connection_init</c> knows it already.
/// </summary>
sealed class GraphQLSocketEndpoint(
    RequestExecutorResolver resolver,
    ISocketSessionInterceptor interceptor,
    ServerSetup setup,
    TimeProvider time,
    IHostApplicationLifetime lifetime)
{
    const string Protocol = "graphql-transport-ws";

    static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.WebSockets.WebSocketRequestedProtocols.Contains(Protocol))
        {
            await RefuseAsync(context.WebSockets).ConfigureAwait(false);
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(Protocol).ConfigureAwait(false);
        var options = context.GetEndpoint()?.Metadata.GetMetadata<GraphQLServerOptions>() ?? new GraphQLServerOptions();
        using var session = new SocketSession(
            socket, context, resolver.Executor, interceptor, options.Sockets, setup.MaxAllowedRequestSize, time);
        await session.RunAsync(lifetime.ApplicationStopping).ConfigureAwait(false);
    }

    // Pages cannot read the HTTP status of a refused handshake, but they can read a close code.
    async Task RefuseAsync(WebSocketManager sockets)
    {
        using var socket = await sockets.AcceptWebSocketAsync().ConfigureAwait(false);
        using var timeout = new CancellationTokenSource(CloseTimeout, time);
        var why = SocketClosure.SubprotocolNotAcceptable;
        try
        {
            await socket.CloseAsync(why.Status, why.Reason, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is System.Net.WebSockets.WebSocketException or OperationCanceledException)
        {
            // The client disconnected without closing the socket.
            socket.Abort();
        }
    }
}
