using Map.Gateway.GraphQL.Relay;
using Map.Gateway.Upstream;

namespace Map.Gateway.GraphQL.Keys;

/// <summary>Queries for keys.</summary>
[ExtendObjectType(typeof(Query))]
public sealed class KeyQueries
{
    /// <summary>The keys of those who may change the map, newest first. Needs the key of an admin, and has those for the admin's regions.
    /// </summary>
    /// <param name="includeClosed">Whether closed and ended keys are listed, too.</param>
    /// <param name="first">How many, 1 to 1,000.</param>
    /// <param name="after">A cursor of a page with the same arguments.</param>
    [ListSize(SlicedBy = "first", SizedFields = ["edges", "nodes"])]
    public async Task<KeyConnection> GetKeysAsync(
        [Service] V1.KeysService.KeysServiceClient service,
        CancellationToken cancellation,
        bool includeClosed = false,
        int? first = 100,
        string? after = null)
    {
        var request = new V1.ListKeysRequest { IncludeClosed = includeClosed }.Page(first, after);
        return new(request, await FullPage.ReadAsync(
            request, part => service.ListKeysAsync(part, cancellationToken: cancellation).ResponseAsync));
    }
}
