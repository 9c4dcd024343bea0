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
    const int MaximumLength = 200;

    public override ValueTask<ConnectionStatus> OnConnectAsync(
        ISocketSession session, IOperationMessagePayload connectionInitMessage, CancellationToken cancellationToken = default)
    {
        var payload = connectionInitMessage.As<Dictionary<string, object?>>() ?? [];
        foreach (var (name, value) in payload)
        {
            if (!string.Equals(name, Field, StringComparison.OrdinalIgnoreCase))
                continue;
            var authorization = value?.ToString() ?? "";
            if (!IsHeader(authorization))
                return ValueTask.FromResult(ConnectionStatus.Reject($"{Field} is not of the form \"Bearer KEY\"."));
            session.Connection.HttpContext.Request.Headers.Authorization = authorization;
        }

        return ValueTask.FromResult(ConnectionStatus.Accept());
    }

    // It becomes metadata of calls, where anything else would be a fault of ours.
    static bool IsHeader(string text) => text.Length is > 0 and <= MaximumLength && text.All(c => c is >= ' ' and <= '~');
}
