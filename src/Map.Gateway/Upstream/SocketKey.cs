using HotChocolate.AspNetCore;
using HotChocolate.AspNetCore.Subscriptions;
using HotChocolate.AspNetCore.Subscriptions.Protocols;

namespace Map.Gateway.Upstream;

/// <summary>
/// Takes the caller's key from the payload of <c>connection_init</c>, because a browser's page cannot set headers on a WebSocket:
/// <c>{"Authorization": "Bearer KEY"}</c>. It is then treated like a header of the request that opened the socket.
/// </summary>
public sealed class SocketKey : DefaultSocketSessionInterceptor
{
    const string Field = "Authorization";

    public override ValueTask<ConnectionStatus> OnConnectAsync(
        ISocketSession session, IOperationMessagePayload connectionInitMessage, CancellationToken cancellationToken = default)
    {
        var payload = connectionInitMessage.As<Dictionary<string, object?>>() ?? [];
        foreach (var (name, value) in payload)
        {
            if (!string.Equals(name, Field, StringComparison.OrdinalIgnoreCase))
                continue;
            var authorization = value?.ToString() ?? "";
            if (!KeyHeader.IsValid(authorization))
                return ValueTask.FromResult(ConnectionStatus.Reject($"{Field} is not of the form \"Bearer KEY\"."));
            session.Connection.HttpContext.Request.Headers.Authorization = authorization;
        }

        return ValueTask.FromResult(ConnectionStatus.Accept());
    }
}
