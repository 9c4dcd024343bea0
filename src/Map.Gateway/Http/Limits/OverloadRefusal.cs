using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Map.Gateway.Http.Limits;

/// <summary>The refusal of what is too much. It is made of bytes that are written once: a refusal that takes work would be what the next ones
/// wait for.</summary>
static class OverloadRefusal
{
    const string Problem = "application/problem+json", GraphQL = "application/graphql-response+json", Json = "application/json; charset=utf-8";

    const int LeastSeconds = 2, DifferentSeconds = 4;

    static readonly ConcurrentDictionary<(bool IsGraphQL, int Seconds), byte[]> Bodies = [];

    /// <param name="context">The request.</param>
    /// <param name="number">Which refusal it is: those that follow each other are told to come back at different times.</param>
    public static Task SendAsync(HttpContext context, long number)
    {
        var failure = FailureOf(number);
        var response = context.Response;
        context.RequestServices.GetRequiredService<RefusalMetrics>().Count(failure.Reason);
        var endpoint = context.GetEndpoint();
        if (CallEndpoint.Is(endpoint))
            return new CallRefusal(failure).ExecuteAsync(context);
        response.StatusCode = failure.HttpStatus;
        response.Headers.RetryAfter = failure.RetryAfterSeconds!.Value.ToString(CultureInfo.InvariantCulture);
        response.Headers.CacheControl = "no-store";
        if (endpoint?.Metadata.GetMetadata<IErrorPage>() is { } page)
            return page.SendBusyAsync(context);
        var isGraphQL = GraphQLEndpoint.Is(endpoint);
        var isNewer = isGraphQL && context.Request.Headers.Accept.ToString().Contains(GraphQL, StringComparison.OrdinalIgnoreCase);
        response.ContentType = !isGraphQL ? Problem : isNewer ? GraphQL : Json;
        var body = Bodies.GetOrAdd((isGraphQL, failure.RetryAfterSeconds.Value), _ => Encode(isGraphQL, failure));
        response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body).AsTask();
    }

    /// <summary>The refusal as an operation on a stream gets it.</summary>
    public static Failure FailureOf(long number) =>
        new(ErrorCatalogue.Overloaded) { RetryAfterSeconds = LeastSeconds + (int)(number % DifferentSeconds) };

    static byte[] Encode(bool isGraphQL, Failure failure) => Encoding.UTF8.GetBytes(isGraphQL
        ? JsonSerializer.Serialize(new
        {
            errors = new[] { new { message = failure.Message, extensions = new { code = failure.Code, reason = failure.Reason, retryAfterSeconds = failure.RetryAfterSeconds } } },
        })
        : JsonSerializer.Serialize(new
        {
            title = failure.Code,
            status = failure.HttpStatus,
            detail = failure.Message,
            code = failure.Code,
            reason = failure.Reason,
            violations = Array.Empty<string>(),
        }));
}
