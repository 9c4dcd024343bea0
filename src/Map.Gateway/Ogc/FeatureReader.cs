using Grpc.Core;

namespace Map.Gateway.Ogc;

/// <summary>Reads features: places as everybody finds them by the one filter.</summary>
sealed class FeatureReader(V1.PlacesService.PlacesServiceClient places)
{
    /// <summary>A page, and how many match in all.</summary>
    public async Task<FeaturePage> PageAsync(ItemsQuery query, CancellationToken cancellation)
    {
        var counting = places.CountPlacesAsync(new() { Filter = query.Places }, cancellationToken: cancellation);
        var page = await places.SearchPlacesAsync(
            new() { Filter = query.Places, PageSize = query.Limit, PageToken = query.PageToken, WithOperators = true }, cancellationToken: cancellation);
        return new([.. page.Results.Select(Feature.Of)], (await counting).Count, page.NextPageToken);
    }

    /// <exception cref="RpcException">NOT_FOUND: there is none, or the caller may not see it.</exception>
    public async Task<Feature> OneAsync(string id, CancellationToken cancellation)
    {
        if (Contract.Conditions.LeafRules.IdOf(id) is not null)
        {
            V1.Condition same = new()
            {
                Comparison = new() { Queryable = "id", Operator = V1.ComparisonOperator.Equal, Value = new() { Text = id } },
            };
            var found = await places.SearchPlacesAsync(new() { Filter = new() { Condition = same }, WithOperators = true }, cancellationToken: cancellation);
            // The id also has the kind, which may be another one.
            if (found.Results.Select(Feature.Of).FirstOrDefault(feature => feature.Id == id) is { } feature)
                return feature;
        }

        throw new RpcException(new(StatusCode.NotFound, $"There is no feature {Quote.Of(id)}."));
    }
}

/// <summary>A page of features.</summary>
/// <param name="Features">In the order of their names.</param>
/// <param name="Matched">How many match in all.</param>
/// <param name="Next">The token of the next page; empty on the last one.</param>
sealed record FeaturePage(IReadOnlyList<Feature> Features, long Matched, string Next);
