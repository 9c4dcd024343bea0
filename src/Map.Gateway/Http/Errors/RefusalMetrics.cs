using HotChocolate.Execution;
using Map.Telemetry;

namespace Map.Gateway.Http.Errors;

/// <summary>Counts the requests that are refused or fail, by reason.</summary>
public sealed class RefusalMetrics : IMetricSource
{
    readonly NamedCounts counts = new(ErrorCatalogue.All.Select(error => error.Reason));

    public IReadOnlyList<MetricDefinition> Metrics =>
    [
        MetricDefinition.Of(MetricKind.Counter, "map.requests.refused", "{request}", "error.type",
            "Requests that were refused or failed, by reason ([errors.md](errors.md)): `RATE_LIMIT` is the budget, `TOO_MANY_AT_ONCE` the admission, `BODY_TOO_LARGE` the size. "
            + "Of an operation of GraphQL each reason counts once.",
            "`INTERNAL` or `UNAVAILABLE` grows", counts.Read),
    ];

    public void Count(string reason) => counts.Add(reason);

    /// <summary>Counts the errors of a GraphQL operation, whoever found them.</summary>
    public async ValueTask CountAsync(IRequestContext context, HotChocolate.Execution.RequestDelegate next)
    {
        await next(context);
        if (context.Result is not IOperationResult { Errors: { Count: > 0 } errors })
            return;
        foreach (var reason in errors.Select(error => error.Extensions?.GetValueOrDefault("reason") as string).OfType<string>().Distinct())
            Count(reason);
    }
}
