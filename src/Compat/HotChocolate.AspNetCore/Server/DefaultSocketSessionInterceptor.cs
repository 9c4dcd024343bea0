using System.Security.Claims;
using HotChocolate.AspNetCore.Subscriptions;
using HotChocolate.AspNetCore.Subscriptions.Protocols;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore;

/// <summary>Accepts every socket, and gives its operations the caller and the <see cref="HttpContext"/> as global state.</summary>
public class DefaultSocketSessionInterceptor : ISocketSessionInterceptor
{
    public virtual ValueTask<ConnectionStatus> OnConnectAsync(
        ISocketSession session, IOperationMessagePayload connectionInitMessage, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ConnectionStatus.Accept());

    // The request's services stay out: operations of a socket run side by side, each with a scope of its own.
    public virtual ValueTask OnRequestAsync(
        ISocketSession session,
        string operationSessionId,
        OperationRequestBuilder requestBuilder,
        CancellationToken cancellationToken = default)
    {
        var context = session.Connection.HttpContext;
        requestBuilder.TryAddGlobalState(nameof(ClaimsPrincipal), context.User);
        requestBuilder.TryAddGlobalState(nameof(HttpContext), context);
        return ValueTask.CompletedTask;
    }
}
