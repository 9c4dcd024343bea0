using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>
/// Takes GraphQL requests over WebSocket, in the protocol graphql-transport-ws. Any page may open one: a browser sends no key along
/// with it, for a key is no cookie, and what comes in the payload of <c>connection_init</c> the page knows anyway.
/// </summary>
sealed class GraphQLSocketEndpoint(
    RequestExecutorResolver resolver,
    ISocketSessionInterceptor interceptor,
    ServerSetup setup,
    TimeProvider time,
    IHostApplicationLifetime lifetime)
{
    const string Protocol = "graphql-transport-ws";

    static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(5);

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

    // A browser does not show the status of a refused handshake to its page, but it shows a close code.
    async Task RefuseAsync(WebSocketManager sockets)
    {
        using var socket = await sockets.AcceptWebSocketAsync().ConfigureAwait(false);
        using var patience = new CancellationTokenSource(ClosePatience, time);
        var why = SocketClosure.SubprotocolNotAcceptable;
        try
        {
            await socket.CloseAsync(why.Status, why.Reason, patience.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is System.Net.WebSockets.WebSocketException or OperationCanceledException)
        {
            // The other side has gone without closing.
            socket.Abort();
        }
    }
}
