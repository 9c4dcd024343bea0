using HotChocolate.Resolvers;
using Map.Gateway.GraphQL.Geo;
using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Places;
using Map.Gateway.GraphQL.Relay;

namespace Map.Gateway.GraphQL.Search;

/// <summary>One field for everything.</summary>
[ExtendObjectType(typeof(Query))]
public sealed class SearchQueries
{
    /// <summary>Places, organisations, regions and localities that a text may mean. The best match comes first.</summary>
    /// <param name="text">
    /// What somebody typed: a name in any language, an acronym, a town, a UK postcode, or what they look for: "legal advice". Letters may be
    /// wrong. At most 200 characters, which are never logged.
    /// </param>
    /// <param name="near">Among equally good matches, places near here come first. It is never logged.</param>
    /// <param name="first">How many, 1 to 50.</param>
    [ListSize(SlicedBy = "first")]
    public async Task<IReadOnlyList<SearchResult>> GetSearchAsync(
        [Service] V1.SearchService.SearchServiceClient service,
        string text,
        PositionInput? near,
        IResolverContext context,
        CancellationToken cancellation,
        int? first = 10)
    {
        var request = new V1.SearchRequest
        {
            Text = text,
            Near = near is null ? null : InputMessages.ToMessage<V1.Position>(near, nameof(near)),
            ReadMask = PlaceMask.Of(context),
        }.Page(first);
        var response = await service.SearchAsync(request, cancellationToken: cancellation);
        return [.. response.Results.Select(result => new SearchResult(result))];
    }
}
