using System.Text;
using System.Xml;
using Grpc.Core;
using Map.Gateway.Exports;
using Map.Gateway.Feeds;
using Map.Gateway.Http.Caching;
using Map.Gateway.Http.Limits;

namespace Map.Gateway.Events;

/// <summary>GET /events.ics, /events.atom and /events.csv: what takes place, for calendars, feed readers and spreadsheets; and /events/ID.ics, one event.</summary>
sealed class EventFiles(EventReader reader, V1.EventsService.EventsServiceClient service, TimeProvider time, ILogger<EventFiles> logger)
{
    // Calendars show what was, too, and what is far; the others what comes.
    const int CalendarBefore = 7;
    const int CalendarAfter = 92;
    const int ListAfter = 92;

    static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        Add("events.ics", (files, context, _) => files.SendAsync(context, "events.ics", "text/calendar; charset=utf-8", files.CalendarAsync));
        Add("events.atom", (files, context, _) => files.SendAsync(context, "events.atom", "application/atom+xml; charset=utf-8", files.AtomAsync));
        Add("events.csv", (files, context, _) => files.SendAsync(context, "events.csv", "text/csv; charset=utf-8", files.CsvAsync));
        Add("events/{id}.ics", (files, context, id) => files.SendAsync(context, "event.ics", "text/calendar; charset=utf-8", _ => files.OneAsync(id, context)));

        void Add(string route, Func<EventFiles, HttpContext, string, Task> send) => endpoints.MapMethods(
                route, Methods, (HttpContext context, EventFiles files, string? id) => send(files, context, id ?? ""))
            .WithMetadata(FlatCost.Page).WithVersionedResponse(new VersionedResponse());
    }

    async Task<byte[]> CalendarAsync(HttpContext context)
    {
        var query = EventQuery.Parse(context.Request.Query);
        var results = await reader.ReadAsync(query, CalendarBefore, CalendarAfter, context.RequestAborted);
        var name = query.Near is { } town ? $"Map: {town}" : query.Filter.Regions.Count > 0 ? $"Map: {string.Join(", ", query.Filter.Regions)}" : "Map";
        var events = results.Select(one => one.Event).DistinctBy(one => one.Id).OrderBy(one => one.Id, StringComparer.Ordinal).ToList();
        return Encoding.UTF8.GetBytes(CalendarFile.Of(events, name, Origin(context.Request), time.GetUtcNow()));
    }

    async Task<byte[]> AtomAsync(HttpContext context)
    {
        var results = await reader.ReadAsync(EventQuery.Parse(context.Request.Query), 0, ListAfter, context.RequestAborted);
        var origin = Origin(context.Request);
        using var output = new MemoryStream();
        await using (var xml = XmlWriter.Create(output, AtomDocument.Settings))
            await EventAtom.Of(results, $"{origin}/events.atom{context.Request.QueryString}", origin).SaveAsync(xml, context.RequestAborted);
        return output.ToArray();
    }

    async Task<byte[]> CsvAsync(HttpContext context)
    {
        var results = await reader.ReadAsync(EventQuery.Parse(context.Request.Query), 0, ListAfter, context.RequestAborted);
        using var output = new MemoryStream();
        EventCsv.Write(results, output);
        return output.ToArray();
    }

    async Task<byte[]> OneAsync(string id, HttpContext context)
    {
        if (context.Request.Query.FirstOrDefault().Key is { } parameter) throw new InvalidInputException(parameter, "is given; the file of one event takes no parameters.");
        var found = await service.GetEventAsync(new() { Id = id }, cancellationToken: context.RequestAborted);
        return Encoding.UTF8.GetBytes(CalendarFile.Of([found.Event], found.Event.Name, Origin(context.Request), time.GetUtcNow()));
    }

    async Task SendAsync(HttpContext context, string file, string contentType, Func<HttpContext, Task<byte[]>> make)
    {
        byte[] content;
        try
        {
            content = await make(context);
        }
        catch (Exception exception) when (exception is InvalidInputException or RpcException)
        {
            await FilterRefusal.SendAsync(context, logger, file, exception);
            return;
        }

        context.Response.ContentType = contentType;
        CompleteResponse.Mark(context);
        if (!HttpMethods.IsHead(context.Request.Method)) await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }

    static string Origin(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";
}
