using Map.Gateway.Pages.Cards;
using Map.Gateway.Pages.Drawing;
using Map.Gateway.Pages.Errors;
using Map.Gateway.Pages.Find;
using Map.Gateway.Pages.Layout;
using Map.Gateway.Pages.Routing;

namespace Map.Gateway.Pages.Regions;

/// <summary>/regions and /regions/GB-KEN: who runs what in a region, and who helps there.</summary>
static class RegionPage
{
    public static void Map(PageRoutes pages)
    {
        pages.Get("/regions", ShowAllAsync);
        pages.Get("/regions/{code}", ShowAsync);
    }

    static async Task<IResult> ShowAllAsync(Page page, ListReader lists) => page.Show<RegionsBody>(
        new(page.Say["region.all"], page.Say["region.all.lead"]), await lists.CountriesAsync(page.Aborted));

    static async Task<IResult> ShowAsync(Page page, string code, RegionReader regions)
    {
        if (!code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            return ErrorPage.NotFound(page);
        if (code != code.ToUpperInvariant())
            return Results.LocalRedirect(page.Links.Region(code.ToUpperInvariant()) + page.RawQuery, permanent: true);
        var model = await regions.ReadAsync(code, page.Today, page.Aborted) with { View = MapView.Parse(page.Query[MapMoves.Parameter]) };
        var name = NameIn.Of(model.Region, page.Language.Tag);
        var head = new PageHead(name, page.Say.With("region.lead", ("name", name)))
        {
            JsonLd = new Dictionary<string, object>
            {
                ["@context"] = "https://schema.org",
                ["@type"] = model.Region.Kind == V1.RegionKind.Country ? "Country" : "AdministrativeArea",
                ["name"] = name,
                ["url"] = page.Origin + page.Links.Region(code),
            },
        };
        return page.Show<RegionBody>(head, model);
    }
}
