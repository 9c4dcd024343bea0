using System.Globalization;
using HotChocolate.Execution;
using Map.Gateway.Http.Caching;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Http.Limits;

/// <summary>Charges requests and operations to their callers, and refuses them when the budget is used up.</summary>
sealed class CallerLimits(CallerBudgets budgets, Admission admission, IHttpContextAccessor http)
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

        using var lease = await admission.AdmitOperationAsync(caller);
        if (lease is { IsAcquired: false })
            Refuse(context, caller, Admission.Refused);
        else if (Take(caller, Math.Max(cost.Field, cost.Type)) is var wait && wait > TimeSpan.Zero)
            Refuse(context, caller, RateLimit.After(wait));
        else
            await next(context);
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
        // An operation on a WebSocket comes long after the headers.
        if (response.HasStarted)
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
