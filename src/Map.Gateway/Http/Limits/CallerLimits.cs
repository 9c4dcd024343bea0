using System.Globalization;
using HotChocolate.Execution;
using Map.Gateway.Http.Caching;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Http.Limits;

/// <summary>Charges requests and operations to their callers, and refuses them when the budget is used up.</summary>
sealed class CallerLimits(
    CallerBudgets budgets, Admission admission, GatewayLimit limit, OverloadMetrics metrics, IHttpContextAccessor http)
{
    /// <summary>Every HTTP request, by its endpoint.</summary>
    public async Task ChargeRequestAsync(HttpContext context, Microsoft.AspNetCore.Http.RequestDelegate next)
    {
        var endpoint = context.GetEndpoint();
        // A 304 costs no work.
        var cost = ETag.Of(context) is { IsNotModified: true } ? FlatCost.Request : endpoint?.Metadata.GetMetadata<FlatCost>();
        var wait = Take(context, (cost ?? FlatCost.Request).Cost);
        if (wait == TimeSpan.Zero)
        {
            await next(context);
            return;
        }

        var failure = RateLimit.After(wait);
        SetHeaders(context.Response, failure);
        await Refusal.Of(context, endpoint, failure).ExecuteAsync(context);
    }

    /// <summary>Every GraphQL operation, by its cost, before it is executed; those of a stream are admitted first.</summary>
    public async ValueTask ChargeOperationAsync(
        IRequestContext context, OperationCost cost, HotChocolate.Execution.RequestDelegate next)
    {
        if (http.HttpContext is not { } caller)
        {
            await next(context);
            return;
        }

        var charge = Math.Max(cost.Field, cost.Type);
        var priority = charge > GatewayLimit.CostlyOperation ? Priority.Download : Priority.Program;
        using var lease = await admission.AdmitOperationAsync(caller);
        if (lease is { IsAcquired: false })
            Refuse(context, caller, Admission.Refused);
        else if (priority is Priority.Download && limit.IsOverloaded)
            RefuseOverloaded(context, caller, priority);
        else if (Take(caller, charge) is var wait && wait > TimeSpan.Zero)
            Refuse(context, caller, RateLimit.After(wait));
        else if (lease is null)
            await next(context);
        else
            await RunInStreamAsync(context, caller, next);
    }

    // The stream has no place of its own.
    async ValueTask RunInStreamAsync(IRequestContext context, HttpContext caller, HotChocolate.Execution.RequestDelegate next)
    {
        using var place = await limit.EnterAsync(Priority.Program, caller.RequestAborted);
        if (place is null)
            RefuseOverloaded(context, caller, Priority.Program);
        else
            await next(context);
    }

    void RefuseOverloaded(IRequestContext context, HttpContext caller, Priority priority)
    {
        metrics.Count(priority);
        Refuse(context, caller, OverloadRefusal.FailureOf(metrics.Refused));
    }

    static void Refuse(IRequestContext context, HttpContext caller, Failure failure)
    {
        SetHeaders(caller.Response, failure);
        context.Result = OperationResultBuilder.CreateError(
            GraphQLErrors.Create(failure.Error).SetExtension(Failure.RetryAfterExtension, failure.RetryAfterSeconds).Build());
    }

    TimeSpan Take(HttpContext context, double cost) =>
        budgets.Take(context.Connection.RemoteIpAddress, context.Request.Headers[HeaderNames.Authorization], cost);

    static void SetHeaders(HttpResponse response, Failure failure)
    {
        // An operation on a WebSocket comes long after the headers; a call of gRPC has no status but its own.
        if (response.HasStarted || CallEndpoint.Is(response.HttpContext.GetEndpoint()))
            return;
        response.Headers[HeaderNames.RetryAfter] = failure.RetryAfterSeconds?.ToString(CultureInfo.InvariantCulture);
        // For application/json, the engine would set 200 even when an operation is refused.
        response.OnStarting(() =>
        {
            response.StatusCode = failure.HttpStatus;
            return Task.CompletedTask;
        });
    }
}
