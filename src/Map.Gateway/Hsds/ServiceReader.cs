using Grpc.Core;
using Map.Gateway.Exports.Rows;
using Map.Gateway.Hsds.Objects;

namespace Map.Gateway.Hsds;

/// <summary>Services, and services at their locations.</summary>
sealed class ServiceReader(GroupPages groups, References references, LabelCatalogue labels)
{
    public async Task<object> ListAsync(HsdsQuery query, HttpContext context)
    {
        var (found, total) = await groups.ReadAsync(query, context.RequestAborted);
        var objects = ObjectsOf(context);
        return HsdsPage.Of(query.Paging, total, [.. found.Select(group => objects.Of(group, query.Detail))]);
    }

    public async Task<object> FindAsync(string id, HttpContext context) =>
        await groups.FindAsync(id, context.RequestAborted) is { } group ? ObjectsOf(context).Of(group, HsdsDetail.Full) : throw NotFound();

    public async Task<object> ListAtLocationsAsync(HsdsQuery query, HttpContext context)
    {
        var (found, total) = await groups.ReadAsync(query, context.RequestAborted);
        var objects = ObjectsOf(context);
        return HsdsPage.Of(query.Paging, total, [.. found.Select(group => objects.AtLocation(group, query.Detail)).OfType<HsdsServiceAtLocation>()]);
    }

    public async Task<object> FindAtLocationAsync(string id, HttpContext context) =>
        await groups.FindAsync(id, context.RequestAborted) is { } group && ObjectsOf(context).AtLocation(group, HsdsDetail.Full) is { } there
            ? there : throw NotFound();

    ServiceObjects ObjectsOf(HttpContext context) => new(ApiDescription.ContextOf(context, labels), references);

    static RpcException NotFound() => new(new(StatusCode.NotFound, ""));
}
