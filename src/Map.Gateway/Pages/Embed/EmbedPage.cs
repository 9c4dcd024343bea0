using Map.Gateway.Pages.Find;
using Map.Gateway.Pages.Layout;
using Map.Gateway.Pages.Print;
using Map.Gateway.Pages.Routing;

namespace Map.Gateway.Pages.Embed;

/// <summary>A list in a frame of another site, and the code that puts it there.</summary>
static class EmbedPage
{
    public static void Map(PageRoutes pages)
    {
        pages.Get("/embed", ShowAsync);
        pages.Get("/embed/code", ShowCodeAsync);
    }

    static async Task<PageResult> ShowAsync(Page page, EmbedReader lists)
    {
        var model = await lists.ReadAsync(PageFilter.Of(page.Query), page.Language, page.Aborted);
        return page.Show<EmbedBody>(new(model.Name.Title, page.Say["find.lead"]) { Style = "data", IsPrivate = true, IsForFrames = true, IsBare = true }, model);
    }

    static async Task<PageResult> ShowCodeAsync(Page page, SheetReader sheets)
    {
        var filter = PageFilter.Of(page.Query);
        var query = filter.Query.Length == 0 ? "" : "?" + filter.Query;
        var name = await sheets.NameAsync(filter, page.Language, page.Aborted);
        return page.Show<EmbedCodeBody>(
            new(page.Say["embed.title"], page.Say["embed.lead"]) { Style = "data", Query = query, IsPrivate = true },
            new EmbedCodeModel(filter, name, page.Origin + page.Links.Embed(filter.Query)));
    }
}
