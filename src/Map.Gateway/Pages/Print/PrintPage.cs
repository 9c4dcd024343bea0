using Map.Gateway.Pages.Find;
using Map.Gateway.Pages.Layout;
using Map.Gateway.Pages.Routing;

namespace Map.Gateway.Pages.Print;

/// <summary>A filter on paper: a map with numbers, and the list that they lead to.</summary>
static class PrintPage
{
    public static void Map(PageRoutes pages) => pages.Get("/print", ShowAsync);

    static async Task<PageResult> ShowAsync(Page page, SheetReader sheets, string? form, string? paper)
    {
        var sheet = SheetForm.Of(form, paper);
        var filter = PageFilter.Of(page.Query);
        var query = "?" + sheet.QueryWith(filter.Query);
        var count = await sheets.CountAsync(filter, page.Aborted);
        // All or nothing: a sheet that left places out would look complete.
        if (count > sheet.Most)
        {
            var refusal = new PageHead(page.Say["print.toomany.title"], page.Say["find.lead"])
                { Query = query, IsPrivate = true, Status = StatusCodes.Status400BadRequest };
            return page.Show<TooManyBody>(refusal, new TooManyModel(filter, sheet, count));
        }

        var model = await sheets.ReadAsync(filter, sheet, page.Language, page.Today, page.Aborted);
        var title = page.Say.With("print.sheet", ("title", model.Name.Title), ("count", model.Total));
        return page.Show<SheetBody>(new(title, page.Say["find.lead"]) { Query = query, IsPrivate = true, Style = "sheet" }, model);
    }
}
