using System.Security.Claims;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore;

/// <summary>Gives the request the caller (<see cref="ClaimsPrincipal"/>) and the <see cref="HttpContext"/> as global state.</summary>
public class DefaultHttpRequestInterceptor : IHttpRequestInterceptor
{
    public virtual ValueTask OnCreateAsync(
        HttpContext context, IRequestExecutor requestExecutor, OperationRequestBuilder requestBuilder, CancellationToken cancellationToken)
    {
        requestBuilder.SetHttp(context);
        return ValueTask.CompletedTask;
    }
}
