using Map.Gateway.Events;
using Map.Gateway.Pages.Errors;
using Map.Gateway.Pages.Layout;
using Map.Gateway.Pages.Routing;

namespace Map.Gateway.Pages.Events;

/// <summary>/events: near you this week, and /events/ID: one event. A town is asked for by POST, so that no address of a page ever names it.</summary>
static class EventsPage
{
    const string Feed = "events.atom";

    public static void Map(PageRoutes pages)
    {
        pages.Get("/events", ShowAsync);
        pages.Post("/events", AnswerAsync);
        pages.Get("/events/{id}", ShowOneAsync);
    }

    static async Task<IResult> ShowAsync(Page page, EventListReader events)
    {
        var query = EventQuery.Parse(page.Query);
        if (query.Near is not null) throw new InvalidInputException("near", "is no parameter of the page, only of files. Type the town into the field: no address names it.");
        var model = await events.AllAsync(query.Filter, page.RawQuery.TrimStart('?'), page.Today, page.Aborted);
        var head = new PageHead(page.Say["events.title"], page.Say["events.lead"]) { Query = page.RawQuery, Feed = Links.File(Feed, model.Query), IsPrivate = page.RawQuery.Length > 0 };
        return page.Show<EventListBody>(head, model);
    }

    static async Task<IResult> AnswerAsync(Page page, HttpRequest request, EventListReader events)
    {
        if (!request.HasFormContentType)
            throw new InvalidInputException("Content-Type", "is not that of a form. Send application/x-www-form-urlencoded with the field q.");
        var text = (await request.ReadFormAsync(page.Aborted))["q"].ToString().Trim();
        if (text.Length == 0) return Results.LocalRedirect(page.Links.Events, permanent: false, preserveMethod: false);
        var model = await events.NearAsync(text, page.Today, page.Aborted);
        return page.Show<EventListBody>(new(page.Say["events.title"], page.Say["events.lead"]) { IsPrivate = true }, model).Padded();
    }

    static async Task<IResult> ShowOneAsync(Page page, string id, V1.EventsService.EventsServiceClient events)
    {
        if (PageId.Of(id) is not { } uuid) return ErrorPage.NotFound(page);
        var found = await events.GetEventAsync(new() { Id = uuid.ToString() }, cancellationToken: page.Aborted);
        return page.Show<EventBody>(new(found.Event.Name, found.Event.HasDescription ? found.Event.Description : page.Say["events.lead"]) { JsonLd = EventData.Of(found, page) }, found);
    }
}
