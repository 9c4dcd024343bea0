using Microsoft.AspNetCore.Diagnostics;

namespace Map.Gateway.Errors;

/// <summary>Answers what nobody caught with a problem that says no internals; the framework has logged the exception.</summary>
sealed class ExceptionProblem : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var failure = exception is BadHttpRequestException bad
            ? new Failure(bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "RESOURCE_EXHAUSTED" : "INVALID_ARGUMENT",
                bad.StatusCode, "TOO_LARGE", bad.Message, [])
            : Failure.Of(exception);
        httpContext.Response.StatusCode = failure.HttpStatus;
        await Problem.Of(failure).ExecuteAsync(httpContext);
        return true;
    }
}
