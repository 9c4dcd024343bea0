using Map.Gateway.Pages.Drawing;
using Map.Gateway.Pages.Errors;
using Map.Gateway.Pages.Layout;
using Map.Gateway.Pages.Routing;

namespace Map.Gateway.Pages.Places;

/// <summary>/places/ID: a place with everything the map knows of it. The ids of GraphQL, and those in capitals, lead to it; so does the
/// id of a place that was merged into it.</summary>
static class PlacePage
{
    public static void Map(PageRoutes pages) => pages.Get("/places/{id}", ShowAsync);

    static async Task<IResult> ShowAsync(Page page, string id, PlaceReader places)
    {
        if (PageId.Of(id) is not { } known)
            return ErrorPage.NotFound(page);
        if (known.ToString() != id)
            return Results.LocalRedirect(page.Links.Place(known.ToString()) + page.RawQuery, permanent: true);
        var model = await places.ReadAsync(known, page.Aborted) with { View = MapView.Parse(page.Query[MapMoves.Parameter]) };
        if (model.Place.Id != id)
            return page.ToMerged(page.Links.Place(model.Place.Id) + page.RawQuery);
        return page.Show<PlaceBody>(new(model.Place.Name, PlaceSummary.Of(model, page.Say)) { JsonLd = PlaceData.Of(model, page) }, model);
    }
}
