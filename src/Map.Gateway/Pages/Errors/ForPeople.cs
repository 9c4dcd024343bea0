using Map.Gateway.Pages.Layout;

namespace Map.Gateway.Pages.Errors;

/// <summary>The refusals of a page as pages.</summary>
sealed class ForPeople : IErrorPage
{
    readonly BusyPage busy = new();

    public static ForPeople Yes { get; } = new();

    public IResult Of(HttpContext context, Failure failure) => new Deferred(failure);

    public async Task SendBusyAsync(HttpContext context) =>
        await busy.SendAsync(context, (await Page.BindAsync(context))!, context.RequestServices.GetRequiredService<PageAssets>());

    // The language is only known with the context.
    sealed class Deferred(Failure failure) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext) =>
            await ErrorPage.Of((await Page.BindAsync(httpContext))!, failure).ExecuteAsync(httpContext);
    }
}
