using Map.Gateway.Upstream;

namespace Map.Gateway.GraphQL.Regions;

/// <summary>Loads regions by code, many in one call.</summary>
public sealed class RegionByCode(V1.RegionsService.RegionsServiceClient service, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<string, Region>(scheduler, options)
{
    /// <summary>The regions of these codes in their order; unknown codes are left out.</summary>
    internal async Task<IReadOnlyList<Region>> LoadKnownAsync(IReadOnlyCollection<string> codes, CancellationToken cancellation) =>
        [.. (await LoadAsync(codes, cancellation)).OfType<Region>()];

    /// <summary>The region of a code that somebody typed. Refused here when it cannot be a code: the service refuses the whole batch, with the
    /// codes of other fields in it.</summary>
    /// <param name="code">The code.</param>
    /// <param name="field">The argument that it comes from.</param>
    /// <param name="cancellation">Ends the call.</param>
    internal Task<Region?> LoadTypedAsync(string code, string field, CancellationToken cancellation) => RegionCode.CouldBe(code)
        ? LoadAsync(code, cancellation)
        : throw new InvalidInputException(field, RegionCode.Unknown(code));

    protected override Task<IReadOnlyDictionary<string, Region>> LoadBatchAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken) => Batches.LoadAsync(
            keys, codes => service.BatchGetRegionsAsync(new() { Codes = { codes } }, cancellationToken: cancellationToken).ResponseAsync,
            response => response.Regions.Select(region => (region.Code, new Region(region))));
}
