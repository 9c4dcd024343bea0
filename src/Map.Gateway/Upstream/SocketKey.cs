using HotChocolate.AspNetCore;
using HotChocolate.AspNetCore.Subscriptions;
using HotChocolate.AspNetCore.Subscriptions.Protocols;

namespace Map.Gateway.Upstream;

/// <summary>
/// Takes the caller's key from the payload of <c>connection_init</c>, where a browser's page has to put it: <c>{"Authorization":
/// "Bearer KEY"}</c>. From then on it counts as if the request that opened the socket had brought it.
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
            if (string.Equals(name, Field, StringComparison.OrdinalIgnoreCase))
                session.Connection.HttpContext.Request.Headers.Authorization = value?.ToString();
        }

        return ValueTask.FromResult(ConnectionStatus.Accept());
    }
}
