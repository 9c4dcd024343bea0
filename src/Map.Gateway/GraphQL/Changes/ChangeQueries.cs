using Map.Gateway.GraphQL.Places;
using Map.Gateway.GraphQL.Relay;

namespace Map.Gateway.GraphQL.Changes;

/// <summary>Queries for changes.</summary>
[ExtendObjectType(typeof(Query))]
public sealed class ChangeQueries
{
    /// <summary>
    /// What changed after a revision, oldest first, deletions included; `revision` of the last edge is the next `since`. Applied to the
    /// places that matched then, it gives those that match now, page after page.
    /// </summary>
    /// <param name="since">The revision after which to begin; 0 is before all of them.</param>
    /// <param name="filter">Which places; all but closed ones when left out.</param>
    /// <param name="first">How many, 1 to 1,000.</param>
    public async Task<ChangeConnection> GetChangesAsync(
        [Service] V1.ChangesService.ChangesServiceClient service,
        PlaceFilter? filter,
        CancellationToken cancellation,
        long since = 0,
        int? first = 100)
    {
        var request = new V1.ListChangesRequest { Since = since, Filter = filter?.ToMessage() }.Page(first);
        return new(await service.ListChangesAsync(request, cancellationToken: cancellation));
    }
}
