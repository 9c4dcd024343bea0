using Microsoft.AspNetCore.Diagnostics;

namespace Map.Gateway.Http.Errors;

/// <summary>Answers what nobody caught with a failure that says no internals; the framework has logged the exception.</summary>
sealed class ExceptionProblem : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var failure = exception is BadHttpRequestException bad ? RequestFailure.Of(bad) : Failure.Of(exception);
        httpContext.Response.StatusCode = failure.HttpStatus;
        // The context itself has forgotten its endpoint by now.
        var endpoint = httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        await Refusal.Of(httpContext, endpoint, failure).ExecuteAsync(httpContext);
        return true;
    }
}
