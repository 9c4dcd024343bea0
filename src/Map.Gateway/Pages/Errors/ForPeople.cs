using Map.Gateway.Pages.Layout;

namespace Map.Gateway.Pages.Errors;

/// <summary>The refusals of a page as pages.</summary>
sealed class ForPeople : IErrorPage
{
    public static ForPeople Yes { get; } = new();

    public IResult Of(HttpContext context, Failure failure) => new Deferred(failure);

    // The language is only known with the context.
    sealed class Deferred(Failure failure) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext) =>
            await ErrorPage.Of((await Page.BindAsync(httpContext))!, failure).ExecuteAsync(httpContext);
    }
}
