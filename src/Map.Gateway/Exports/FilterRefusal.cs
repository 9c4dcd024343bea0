using Map.Telemetry;

namespace Map.Gateway.Exports;

/// <summary>A failure in terms of the query parameters that the caller wrote.</summary>
static class FilterRefusal
{
    /// <summary>Refuses the request for a file, and logs what is our fault.</summary>
    public static Task SendAsync(HttpContext context, ILogger logger, string file, Exception exception)
    {
        if (context.RequestAborted.IsCancellationRequested)
            return Task.CompletedTask;
        var failure = Failure.Of(exception);
        if (failure.IsOurs)
            Log.FileFailed(logger, context.RequestServices.GetRequiredService<LogThrottle>(), file, failure, exception);
        return Of(failure).ExecuteAsync(context);
    }

    public static IResult Of(Failure failure)
    {
        var violations = failure.Violations
            .Select(violation => violation with { Field = PlaceFilterQuery.ParameterOf(violation.Field) }).ToList();
        var message = violations.Count == 0 ? failure.Message : InvalidInputException.Sentence(violations);
        return Refusal.AsProblem(new(failure.Error with { Message = message }) { Violations = violations });
    }
}
