namespace Map.Gateway.GraphQL.Sources;

/// <summary>Loads what is kept of cited pages, many in one call.</summary>
public sealed class CitedPageByKey(V1.CitedPagesService.CitedPagesServiceClient service, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<CitedPageKey, CitedPage>(scheduler, options)
{
    protected override async Task<IReadOnlyDictionary<CitedPageKey, CitedPage>> LoadBatchAsync(IReadOnlyList<CitedPageKey> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<CitedPageKey, CitedPage>();
        foreach (var some in keys.Chunk(Limits.BatchSize))
        {
            var response = await service.BatchGetCitedPagesAsync(new() { Citations = { some.Select(key => key.ToMessage()) } }, cancellationToken: cancellationToken);
            foreach (var page in response.Pages)
                found[CitedPageKey.Of(page.Citation)] = new(page);
        }

        return found;
    }
}
