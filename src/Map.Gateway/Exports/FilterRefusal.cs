using Map.Telemetry;

namespace Map.Gateway.Exports;

/// <summary>A failure in terms of the query parameters that the caller wrote.</summary>
static class FilterRefusal
{
    /// <summary>Refuses the request for a file, and logs what is our fault.</summary>
    /// <param name="context">The request.</param>
    /// <param name="logger">Where it is logged.</param>
    /// <param name="file">What was asked for.</param>
    /// <param name="exception">Why there is none.</param>
    /// <param name="nameOf">What the caller calls a parameter of the filter, where that is something else.</param>
    public static Task SendAsync(HttpContext context, ILogger logger, string file, Exception exception, Func<string, string>? nameOf = null)
    {
        if (context.RequestAborted.IsCancellationRequested)
            return Task.CompletedTask;
        var failure = Failure.Of(exception);
        if (failure.IsOurs)
            Log.FileFailed(logger, context.RequestServices.GetRequiredService<LogThrottle>(), file, failure, exception);
        return Of(failure, nameOf).ExecuteAsync(context);
    }

    public static IResult Of(Failure failure, Func<string, string>? nameOf = null)
    {
        var violations = failure.Violations
            .Select(violation => violation with { Field = NameOf(PlaceFilterQuery.ParameterOf(violation.Field)) }).ToList();
        var message = violations.Count == 0 ? failure.Message : InvalidInputException.Sentence(violations);
        return Refusal.AsProblem(new(failure.Error with { Message = message }) { Violations = violations });

        string NameOf(string parameter) => nameOf?.Invoke(parameter) ?? parameter;
    }
}
