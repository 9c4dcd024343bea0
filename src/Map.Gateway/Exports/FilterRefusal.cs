using Map.Telemetry;

namespace Map.Gateway.Exports;

/// <summary>A failure in terms of the query parameters that the caller wrote.</summary>
static class FilterRefusal
{
    /// <summary>Refuses the request for a file, and logs what is our fault.</summary>
    /// <param name="context">The request.</param>
    /// <param name="logger">Of what the file is made by.</param>
    /// <param name="file">Its name.</param>
    /// <param name="exception">Why it failed.</param>
    /// <param name="written">Names what is wrong as the caller did, where the parameters are not those of the filter.</param>
    public static Task SendAsync(
        HttpContext context, ILogger logger, string file, Exception exception, Func<Failure, Failure>? written = null)
    {
        if (context.RequestAborted.IsCancellationRequested)
            return Task.CompletedTask;
        var failure = Failure.Of(exception);
        if (failure.IsOurs)
            Log.FileFailed(logger, context.RequestServices.GetRequiredService<LogThrottle>(), file, failure, exception);
        return Of(failure, written).ExecuteAsync(context);
    }

    public static IResult Of(Failure failure, Func<Failure, Failure>? written = null)
    {
        var violations = failure.Violations
            .Select(violation => violation with { Field = PlaceFilterQuery.ParameterOf(violation.Field) }).ToList();
        var message = violations.Count == 0 ? failure.Message : InvalidInputException.Sentence(violations);
        Failure named = new(failure.Error with { Message = message }) { Violations = violations };
        return Refusal.AsProblem(written?.Invoke(named) ?? named);
    }

    /// <summary>The same failure with other names of its fields.</summary>
    public static Failure Renamed(Failure failure, Func<string, string> nameOf)
    {
        var violations = failure.Violations.Select(violation => violation with { Field = nameOf(violation.Field) }).ToList();
        return violations.Count == 0
            ? failure
            : failure with { Error = failure.Error with { Message = InvalidInputException.Sentence(violations) }, Violations = violations };
    }
}
