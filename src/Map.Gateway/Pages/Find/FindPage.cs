using System.Globalization;
using Map.Gateway.Pages.Drawing;
using Map.Gateway.Pages.Layout;
using Map.Gateway.Pages.Routing;

namespace Map.Gateway.Pages.Find;

/// <summary>The first page: one field, and the list of a filter. A town is asked for by POST, so that no address ever names it.</summary>
static class FindPage
{
    const string Feed = "changes.atom";

    public static void Map(PageRoutes pages)
    {
        pages.Get("/", ShowAsync);
        pages.Post("/", AnswerAsync);
    }

    static async Task<IResult> ShowAsync(Page page, ListReader lists, string? after)
    {
        var filter = PageFilter.Of(page.Query);
        if (filter.IsEmpty)
        {
            var head = new PageHead(page.Say["find.title"], page.Say["find.lead"]) { JsonLd = SiteData.Of(page), Feed = Links.File(Feed, "") };
            return page.Show<StartBody>(head, new StartModel(filter, await lists.CountriesAsync(page.Aborted), await lists.ChoicesAsync(filter, page.Aborted)));
        }

        var list = await lists.ReadAsync(filter, after, page.Aborted);
        var count = page.Say.With("find.count", ("count", list.Total));
        return page.Show<ListBody>(
            new(count, page.Say["find.lead"]) { Query = "?" + filter.Query, IsPrivate = true, Feed = Links.File(Feed, filter.Query) },
            list with { View = MapView.Parse(page.Query[MapMoves.Parameter]), After = after, Before = Before(page) });
    }

    // Only for the words on the link to the next page.
    static int Before(Page page) =>
        int.TryParse(page.Query["from"], NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : 0;

    static async Task<IResult> AnswerAsync(Page page, HttpRequest request, AnswerReader answers)
    {
        if (!request.HasFormContentType)
            throw new InvalidInputException("Content-Type", "is not that of a form. Send application/x-www-form-urlencoded with the field q.");
        var form = await request.ReadFormAsync(page.Aborted);
        var text = form["q"].ToString().Trim();
        var filter = PageFilter.Of(form);
        if (text.Length == 0)
            return Results.LocalRedirect(page.Links.List(filter.Query), permanent: false, preserveMethod: false);
        var answer = await answers.ReadAsync(text, filter, page.Aborted) with { Moved = MapView.Parse(form[MapMoves.Parameter]) };
        return page.Show<AnswerBody>(new(page.Say["find.results"], page.Say["find.lead"]) { IsPrivate = true }, answer).Padded();
    }
}
