using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Map.Gateway.Pages;

static class PagesSetup
{
    public static void AddPages(this IServiceCollection services) => services.TryAddSingleton(WebPages.OfThisBuild());

    /// <summary>What /graphql shows to a browser, and the assets of all pages.</summary>
    public static void UsePages(this WebApplication app)
    {
        var pages = app.Services.GetRequiredService<WebPages>();
        pages.UseAssets(app);
        GraphQLPage.Use(app, pages);
    }

    public static void MapPages(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/", () => Results.Text(FrontPage.Text));
}
