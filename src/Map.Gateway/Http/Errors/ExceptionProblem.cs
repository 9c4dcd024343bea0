using Microsoft.AspNetCore.Diagnostics;

namespace Map.Gateway.Http.Errors;

/// <summary>The response to an uncaught exception, without internals. The framework has logged the exception.</summary>
sealed class ExceptionProblem : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var failure = exception is BadHttpRequestException bad ? RequestFailure.Of(bad) : Failure.Of(exception);
        httpContext.Response.StatusCode = failure.HttpStatus;
        // The exception handler has cleared the endpoint of the context itself.
        var endpoint = httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        await Refusal.Of(httpContext, endpoint, failure).ExecuteAsync(httpContext);
        return true;
    }
}
