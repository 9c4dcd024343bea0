using HotChocolate.Execution;
using HotChocolate.Language;

namespace Map.Gateway.Http.Caching;

/// <summary>Confirms the tag of a GraphQL answer that has no errors: one with errors may be without them the next time. What asks for
/// anything but data is done each time.</summary>
static class ConfirmedAnswer
{
    public static async ValueTask ExecuteAsync(IRequestContext context, HotChocolate.Execution.RequestDelegate next)
    {
        await next(context);
        if (context.Result is IOperationResult { Errors: null or { Count: 0 } }
            && context.Services.GetRequiredService<IHttpContextAccessor>().HttpContext is { } http
            && AnswerTag.Of(http) is { } tag)
        {
            tag.IsConfirmed = true;
            tag.IsWhole = context.Operation is { Type: OperationType.Query };
        }
    }
}
