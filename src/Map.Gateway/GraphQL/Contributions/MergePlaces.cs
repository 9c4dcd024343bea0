using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>The mutation that makes one place of two.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class MergePlaces
{
    /// <summary>Makes one place of two that are the same. The id of the one that goes leads to the other from then on. Needs the key of a
    /// reviewer.</summary>
    /// <param name="input">Which two, and why.</param>
    public async Task<EditPlacePayload> MergePlacesAsync(
        MergePlacesInput input, [Service] V1.ContributionsService.ContributionsServiceClient service, CancellationToken cancellation) =>
        new(await Edits.AskAsync<V1.MergePlacesRequest, V1.UpdatePlaceResponse>(
            input, request => service.MergePlacesAsync(request, cancellationToken: cancellation)));
}

/// <summary>Which two, and why.</summary>
public sealed record MergePlacesInput : MergeFields
{
    /// <summary>The place that stays.</summary>
    [PlaceId]
    [GraphQLType(typeof(NonNullType<IdType>))]
    public required string Id { get; init; }

    /// <summary>The place that goes.</summary>
    [PlaceId]
    [GraphQLType(typeof(NonNullType<IdType>))]
    public required string OtherId { get; init; }
}
