using Map.Gateway.GraphQL.Geo;
using Map.Gateway.GraphQL.Mapping;

namespace Map.Gateway.GraphQL.Regions;

/// <summary>Queries for regions.</summary>
[ExtendObjectType(typeof(Query))]
public sealed class RegionQueries
{
    /// <summary>A region by its code; null when there is none.</summary>
    /// <param name="code">Such as FR, FR-62, GB-ENG, GB-KEN or UKI.</param>
    public async Task<Region?> GetRegionAsync(string code, RegionByCode regions, CancellationToken cancellation) =>
        await regions.LoadTypedAsync(code, cancellation);

    /// <summary>Regions from the widest to the narrowest, then by name.</summary>
    /// <param name="parent">Only the direct parts of the region with this code.</param>
    /// <param name="containing">Only those that contain this position, or whose coast is at most 5 km away from it.</param>
    /// <param name="text">Words that all occur in the code or in a name; case and accents do not count.</param>
    [ListSize(AssumedSize = Expected.Regions)]
    public async Task<IReadOnlyList<Region>> GetRegionsAsync(
        [Service] V1.RegionsService.RegionsServiceClient service,
        string? parent,
        PositionInput? containing,
        string? text,
        CancellationToken cancellation)
    {
        var request = new V1.SearchRegionsRequest
        {
            Containing = containing is null ? null : InputMessages.ToMessage<V1.Position>(containing, nameof(containing)),
        };
        if (parent is not null)
            request.ParentCode = parent;
        if (text is not null)
            request.Text = text;
        var regions = new List<Region>();
        do
        {
            var page = await service.SearchRegionsAsync(request, cancellationToken: cancellation);
            regions.AddRange(page.Regions.Select(region => new Region(region)));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return regions;
    }
}
