using Map.Gateway.GraphQL.Geo;
using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Relay;

namespace Map.Gateway.GraphQL.Localities;

/// <summary>Queries for localities.</summary>
[ExtendObjectType(typeof(Query))]
public sealed class LocalityQueries
{
    /// <summary>Localities that a text may mean: towns, villages, UK postcode districts, countries, regions, islands, airports, stations and named
    /// sites. The best match comes first.</summary>
    /// <param name="text">
    /// A name in any language, all or its beginning, or a UK postcode; a country or a region may follow: "Lille, FR". French, German and
    /// Italian postcodes and addresses lead to their town, with the match PARTIAL. At most 200 characters, which are never logged.
    /// </param>
    /// <param name="near">Among equally good matches, those that are near here or large come first. It is never logged.</param>
    /// <param name="first">How many, 1 to 50.</param>
    [ListSize(SlicedBy = "first")]
    public async Task<IReadOnlyList<Locality>> GetLocateAsync(
        [Service] V1.LocalitiesService.LocalitiesServiceClient service,
        string text,
        PositionInput? near,
        CancellationToken cancellation,
        int? first = 5)
    {
        var request = new V1.LocateRequest
        {
            Text = text,
            Near = near is null ? null : InputMessages.ToMessage<V1.Position>(near, nameof(near)),
        }.Page(first);
        var response = await service.LocateAsync(request, cancellationToken: cancellation);
        return [.. response.Localities.Select(locality => new Locality(locality))];
    }
}
