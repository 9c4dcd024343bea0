using HotChocolate.Execution;

namespace Map.Gateway.Answers;

/// <summary>Confirms the tag of a GraphQL answer that has no errors: one with errors may be without them the next time.</summary>
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
        }
    }
}
