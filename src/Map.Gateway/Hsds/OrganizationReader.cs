using Grpc.Core;
using Map.Gateway.Exports.Rows;
using Map.Gateway.Hsds.Objects;

namespace Map.Gateway.Hsds;

/// <summary>Organizations with their services. One without a support group is none here.</summary>
sealed class OrganizationReader(GroupPages pages, Providers providers, References references, LabelCatalogue labels)
{
    static readonly V1.PlaceStatus[] AllStatuses = [.. Words.Values<V1.PlaceStatus>()];

    public async Task<object> ListAsync(HsdsQuery query, HttpContext context)
    {
        if (query.Filter is null)
            return HsdsPage.Of(query.Paging, 0, []);
        var found = await providers.ReadAsync(query.Filter, context.RequestAborted);
        var page = found.Skip(query.Paging.Skipped).Take(query.Paging.PerPage).ToList();
        // Of a listed one, its first group is enough to say what it is.
        var ids = page.SelectMany(provider => provider.Groups.Take(query.Detail == HsdsDetail.Full ? int.MaxValue : 1)).ToList();
        var groups = (await pages.ByIdAsync(ids, context.RequestAborted)).ToDictionary(group => group.Id);
        var objects = new ServiceObjects(ApiDescription.ContextOf(context, labels), references);
        return HsdsPage.Of(query.Paging, found.Count,
        [
            .. page.Select(provider => provider.Groups.Where(groups.ContainsKey).Select(id => groups[id]).ToList()).Where(theirs => theirs.Count > 0)
                .Select(theirs => query.Detail == HsdsDetail.Full ? Full(objects, theirs, query.HasFullServices) : objects.OrganizationOf(theirs[0])),
        ]);
    }

    public async Task<object> FindAsync(string id, bool hasFullServices, HttpContext context)
    {
        var objects = new ServiceObjects(ApiDescription.ContextOf(context, labels), references);
        if (Guid.TryParse(id, out var uuid))
        {
            var filter = new V1.PlaceFilter { Kinds = { V1.PlaceKind.SupportGroup }, Statuses = { AllStatuses }, Organisations = { uuid.ToString() } };
            var theirs = (await providers.ReadAsync(filter, context.RequestAborted)).FirstOrDefault(provider => provider.Id == uuid.ToString());
            if (theirs is not null)
                return Full(objects, await pages.ByIdAsync(theirs.Groups, context.RequestAborted), hasFullServices);
            if (await pages.FindAsync(id, context.RequestAborted) is { } group && references.OrganisationOf(group) is null)
                return Full(objects, [group], hasFullServices);
        }

        throw new RpcException(new(StatusCode.NotFound, ""));
    }

    static HsdsOrganization Full(ServiceObjects objects, IReadOnlyList<V1.Place> groups, bool hasFullServices) => objects.OrganizationOf(groups[0], HsdsDetail.Full) with
    {
        Locations = [.. groups.Select(group => objects.AtLocation(group, HsdsDetail.Full)?.Location).OfType<HsdsLocation>()],
        Services = [.. groups.Select(group => objects.Of(group, hasFullServices ? HsdsDetail.Full : HsdsDetail.Listed) with { Organization = null })],
    };
}
