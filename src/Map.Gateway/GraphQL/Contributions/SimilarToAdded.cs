using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>What an added place may be the same as.</summary>
[ExtendObjectType(typeof(AddPlacePayload))]
public sealed class SimilarToAdded
{
    /// <summary>Other places that may be the same, likeliest first. Two that are one can be merged.</summary>
    [ListSize(AssumedSize = Expected.SimilarPlaces)]
    public async Task<IReadOnlyList<SimilarPlace>> GetSimilarAsync(
        [Parent] AddPlacePayload added, [Service] V1.ContributionsService.ContributionsServiceClient service, CancellationToken cancellation)
    {
        var request = new V1.SimilarPlacesRequest { Place = added.Message, ExceptId = added.Message.Id };
        var response = await service.SimilarPlacesAsync(request, cancellationToken: cancellation);
        return [.. response.Similar.Where(similar => similar.Band != V1.SimilarityBand.Other).Select(similar => new SimilarPlace(similar))];
    }
}
