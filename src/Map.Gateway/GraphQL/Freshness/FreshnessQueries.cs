using HotChocolate.Resolvers;
using Map.Gateway.GraphQL.Places;
using Map.Gateway.GraphQL.Relay;
using Map.Gateway.Upstream;

namespace Map.Gateway.GraphQL.Freshness;

/// <summary>Queries for what is likely wrong by now.</summary>
[ExtendObjectType(typeof(Query))]
public sealed class FreshnessQueries
{
    /// <summary>The places for which the key counts, the likeliest to be wrong by now first, by what the map has shown of how often such fields of
    /// such places change. `confirmPlace` says that one is not. Needs the key of a contributor.</summary>
    /// <param name="filter">Which places; all but closed ones when left out.</param>
    /// <param name="first">How many, 1 to 1,000.</param>
    /// <param name="after">A cursor of a page with the same filter.</param>
    [ListSize(SlicedBy = "first", SizedFields = ["edges", "nodes"])]
    public async Task<StalePlaceConnection> GetStalePlacesAsync(
        [Service] V1.FreshnessService.FreshnessServiceClient service,
        PlaceFilter? filter,
        IResolverContext context,
        CancellationToken cancellation,
        int? first = 50,
        string? after = null)
    {
        var request = new V1.ListStalePlacesRequest { Filter = filter?.ToMessage(), ReadMask = PlaceMask.Of(context) }.Page(first, after);
        return new(request, await FullPage.ReadAsync(
            request, part => service.ListStalePlacesAsync(part, cancellationToken: cancellation).ResponseAsync));
    }

    /// <summary>The links that lead nowhere any more, or elsewhere: websites of places and organisations, and the pages that they cite, with what visits of them have shown; those
    /// that are gone first, then those that have moved, then the others. Nothing of it has changed an entry. Needs the key of a contributor; of places, those for which it counts.</summary>
    /// <param name="states">Pages in which states; gone and moved ones when left out.</param>
    /// <param name="first">How many, 1 to 1,000.</param>
    /// <param name="after">A cursor of a page with the same states.</param>
    [ListSize(SlicedBy = "first", SizedFields = ["edges", "nodes"])]
    public async Task<DeadLinkConnection> GetDeadLinksAsync(
        [Service] V1.FreshnessService.FreshnessServiceClient service,
        IReadOnlyList<V1.PageState>? states,
        CancellationToken cancellation,
        int? first = 50,
        string? after = null)
    {
        var request = new V1.ListDeadLinksRequest { States = { states ?? [] } }.Page(first, after);
        return new(request, await FullPage.ReadAsync(
            request, part => service.ListDeadLinksAsync(part, cancellationToken: cancellation).ResponseAsync));
    }
}
