using System.Globalization;
using System.Xml;
using Grpc.Core;
using Map.Gateway.Exports;
using Map.Gateway.Http.Caching;
using Map.Gateway.Http.Limits;

namespace Map.Gateway.Feeds;

/// <summary>GET /changes.atom: what changes on the map, for feed readers, and /changes/REVISION.atom: its archives. Both take a filter as files
/// do.</summary>
sealed class ChangeFeed(ChangeReader reader, ILogger<ChangeFeed> logger)
{
    const string ContentType = "application/atom+xml; charset=utf-8";

    static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        Add("changes.atom", (feed, context, _) => feed.SendAsync(context, filter => feed.CurrentAsync(filter, context)));
        Add("changes/{since}.atom", (feed, context, since) => feed.SendAsync(context, filter => feed.ArchiveAsync(filter, since, context)));

        void Add(string route, Func<ChangeFeed, HttpContext, string, Task> send) => endpoints.MapMethods(
                route, Methods, (HttpContext context, ChangeFeed feed, string? since) => send(feed, context, since ?? ""))
            .WithMetadata(FlatCost.Page).WithVersionedResponse(new VersionedResponse());
    }

    async Task<ChangeDocument?> CurrentAsync(V1.PlaceFilter filter, HttpContext context) => await reader.CurrentAsync(filter, context.RequestAborted);

    async Task<ChangeDocument?> ArchiveAsync(V1.PlaceFilter filter, string since, HttpContext context) =>
        long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? await reader.ArchiveAsync(filter, revision, context.RequestAborted) : null;

    async Task SendAsync(HttpContext context, Func<V1.PlaceFilter, Task<ChangeDocument?>> read)
    {
        ChangeDocument? document;
        try
        {
            document = await read(PlaceFilterQuery.Parse(context.Request.Query));
        }
        catch (Exception exception) when (exception is InvalidInputException or RpcException)
        {
            await FilterRefusal.SendAsync(context, logger, "changes.atom", exception);
            return;
        }

        if (document is null)
        {
            await Refusal.AsProblem(new(ErrorCatalogue.NotFound with
            {
                Message = $"There is no such archive. One begins at every {ChangeDocument.ArchiveRevisions}th revision, as /changes/0.atom, once the next one "
                    + "has begun; /changes.atom leads to the last of them.",
            })).ExecuteAsync(context);
            return;
        }

        context.Response.ContentType = ContentType;
        CompleteResponse.Mark(context);
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        await using var xml = XmlWriter.Create(context.Response.Body, AtomDocument.Settings);
        await AtomDocument.Of(document, new(context.Request)).SaveAsync(xml, context.RequestAborted);
    }
}
