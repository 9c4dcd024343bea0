using Map.Gateway.Pages.App;
using Map.Gateway.Pages.Built;
using Map.Gateway.Pages.ConfirmLinks;
using Map.Gateway.Pages.Data;
using Map.Gateway.Pages.Days;
using Map.Gateway.Pages.Desk;
using Map.Gateway.Pages.Drawing;
using Map.Gateway.Pages.Embed;
using Map.Gateway.Pages.Errors;
using Map.Gateway.Pages.Events;
using Map.Gateway.Pages.Exit;
using Map.Gateway.Pages.Find;
using Map.Gateway.Pages.Hours;
using Map.Gateway.Pages.Keep;
using Map.Gateway.Pages.Language;
using Map.Gateway.Pages.Layout;
using Map.Gateway.Pages.Organisations;
using Map.Gateway.Pages.Places;
using Map.Gateway.Pages.Print;
using Map.Gateway.Pages.Regions;
using Map.Gateway.Pages.Routing;
using Map.Gateway.Pages.Sitemap;
using Map.Gateway.Pages.Suggest;
using Map.Gateway.Pages.TellMe;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Map.Gateway.Pages;

/// <summary>The pages for people, and GraphiQL.</summary>
static class PagesSetup
{
    /// <summary>The slices: a new page is one more line.</summary>
    static readonly Action<PageRoutes>[] Slices =
    [
        FindPage.Map, PlacePage.Map, OrganisationPage.Map, RegionPage.Map, DayPage.Map, KeepPage.Map, ExitPage.Map, PrintPage.Map, EmbedPage.Map,
        DataPage.Map, Sitemaps.Map, SuggestPage.Map, FollowPage.Map, LinkPage.Map, StopPage.Map, DeskPage.Map, EventsPage.Map,
        TellMePage.Map, ConfirmNewsPage.Map, LeaveNewsPage.Map, PushPage.Map,
    ];

    public static void AddPages(this IServiceCollection services, ExitSettings exit, StreetMap streets)
    {
        services.AddSingleton(exit);
        services.TryAddSingleton(WebPages.OfThisBuild());
        services.AddSingleton(provider => PageLanguages.Read(provider.GetRequiredService<WebPages>()));
        services.AddSingleton(provider => PageAssets.Read(provider.GetRequiredService<WebPages>()));
        services.AddSingleton(streets);
        services.AddSingleton(_ => BaseMap.OfThisBuild());
        services.AddTransient<ListReader>().AddTransient<AnswerReader>().AddTransient<PlaceReader>()
            .AddTransient<OrganisationReader>().AddTransient<RegionReader>().AddTransient<DayReader>()
            .AddTransient<SheetReader>().AddTransient<SheetEventReader>().AddTransient<EmbedReader>().AddTransient<DataReader>().AddTransient<SitemapEntries>()
            .AddTransient<SitemapWriter>().AddTransient<EventListReader>().AddTransient<SuggestedChangeReader>().AddTransient<SuggestSender>()
            .AddTransient<TellMeReader>();
        services.AddHours();
        services.AddRazorComponents();
    }

    /// <summary>What /graphql shows to a browser, and the assets of all pages.</summary>
    public static void UsePages(this WebApplication app)
    {
        var pages = app.Services.GetRequiredService<WebPages>();
        pages.UseAssets(app);
        GraphQLPage.Use(app, pages);
        if (pages.AreBuilt)
            app.Use(ExplainNothingAsync);
    }

    public static void MapPages(this IEndpointRouteBuilder endpoints)
    {
        if (!endpoints.ServiceProvider.GetRequiredService<WebPages>().AreBuilt)
        {
            endpoints.MapGet("/", () => Results.Text(WebPages.Missing, statusCode: StatusCodes.Status404NotFound));
            return;
        }

        endpoints.ServiceProvider.GetRequiredService<StreetMap>().Map(endpoints);
        var routes = new PageRoutes(endpoints);
        foreach (var map in Slices)
            map(routes);
        AppFiles.Map(endpoints);
    }

    // What a browser reads at addresses that nothing is at; everything else gets the usual empty 404.
    static async Task ExplainNothingAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.GetEndpoint() is null && context.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false }
            && HttpMethods.IsGet(context.Request.Method)
            && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
            await ForPeople.Yes.Of(context, new(ErrorCatalogue.NotFound)).ExecuteAsync(context);
    }
}
