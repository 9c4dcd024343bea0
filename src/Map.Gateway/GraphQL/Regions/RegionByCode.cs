using Map.Gateway.Upstream;

namespace Map.Gateway.GraphQL.Regions;

/// <summary>Loads regions by code, many in one call.</summary>
public sealed class RegionByCode(V1.RegionsService.RegionsServiceClient service, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<string, Region>(scheduler, options)
{
    /// <summary>The regions of these codes in their order; unknown codes are left out.</summary>
    internal async Task<IReadOnlyList<Region>> LoadKnownAsync(IReadOnlyCollection<string> codes, CancellationToken cancellation) =>
        [.. (await LoadAsync(codes, cancellation)).OfType<Region>()];

    /// <summary>The region of a code that somebody typed; null when there is none. What cannot be a code never reaches the service, which would
    /// refuse the whole batch, with the codes of other fields in it.</summary>
    internal Task<Region?> LoadTypedAsync(string code, CancellationToken cancellation) =>
        RegionCode.CouldBe(code) ? LoadAsync(code, cancellation) : Task.FromResult<Region?>(null);

    protected override Task<IReadOnlyDictionary<string, Region>> LoadBatchAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken) => Batches.LoadAsync(
            keys, codes => service.BatchGetRegionsAsync(new() { Codes = { codes } }, cancellationToken: cancellationToken).ResponseAsync,
            response => response.Regions.Select(region => (region.Code, new Region(region))));
}
