using System.Globalization;
using HotChocolate.Execution;
using Map.Gateway.Http.Caching;
using Map.Gateway.Http.Limits.Costs;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Http.Limits;

/// <summary>Charges requests and operations to their callers, and refuses those whose budget is used up.</summary>
sealed class CallerLimits(CallerBudgets budgets, IHttpContextAccessor http)
{
    /// <summary>Every HTTP request, by its endpoint.</summary>
    public async Task ChargeRequestAsync(HttpContext context, Microsoft.AspNetCore.Http.RequestDelegate next)
    {
        var endpoint = context.GetEndpoint();
        // Whoever has the answer already makes nobody work.
        var cost = AnswerTag.Of(context) is { IsCallers: true } ? FlatCost.Request : endpoint?.Metadata.GetMetadata<FlatCost>();
        var wait = Take(context, (cost ?? FlatCost.Request).Cost);
        if (wait == TimeSpan.Zero)
        {
            await next(context);
            return;
        }

        var refusal = TooMuch.After(wait);
        Tell(context.Response, refusal);
        var isGraphQL = endpoint?.Metadata.GetMetadata<GraphQLAnswers>() is not null;
        await (isGraphQL ? refusal.AsGraphQL() : refusal.AsProblem()).ExecuteAsync(context);
    }

    /// <summary>Every GraphQL operation, by its cost, before it is executed.</summary>
    public ValueTask ChargeOperationAsync(IRequestContext context, OperationCost cost, HotChocolate.Execution.RequestDelegate next)
    {
        if (http.HttpContext is not { } caller)
            return next(context);
        var wait = Take(caller, Math.Max(cost.Field, cost.Type));
        if (wait == TimeSpan.Zero)
            return next(context);
        var refusal = TooMuch.After(wait);
        Tell(caller.Response, refusal);
        context.Result = OperationResultBuilder.CreateError(refusal.AsError());
        return ValueTask.CompletedTask;
    }

    TimeSpan Take(HttpContext context, double cost) =>
        budgets.Take(context.Connection.RemoteIpAddress, context.Request.Headers[HeaderNames.Authorization], cost);

    static void Tell(HttpResponse response, TooMuch refusal)
    {
        // The messages of a socket come when its headers are long gone.
        if (response.HasStarted)
            return;
        response.Headers[HeaderNames.RetryAfter] = refusal.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        // As application/json, an engine answers 200 whatever became of the operation.
        response.OnStarting(() =>
        {
            response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Task.CompletedTask;
        });
    }
}
