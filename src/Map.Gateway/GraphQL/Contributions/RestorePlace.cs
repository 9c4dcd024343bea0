using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>The mutation that puts a place on the map.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class RestorePlace
{
    /// <summary>Puts a place on the map: one that was withdrawn, or one that waits for review. Needs the key of a reviewer.</summary>
    /// <param name="input">Which place, and why.</param>
    public async Task<EditPlacePayload> RestorePlaceAsync(
        RestorePlaceInput input, [Service] V1.ContributionsService.ContributionsServiceClient service, CancellationToken cancellation) =>
        new(await Edits.AskAsync<V1.RestorePlaceRequest, V1.UpdatePlaceResponse>(
            input, request => service.RestorePlaceAsync(request, cancellationToken: cancellation)));
}

/// <summary>Which place, and why.</summary>
public sealed record RestorePlaceInput
{
    /// <summary>The place.</summary>
    [PlaceId]
    [GraphQLType(typeof(NonNullType<IdType>))]
    public required string Id { get; init; }

    /// <summary>The revision of the place that you saw.</summary>
    public required long Revision { get; init; }

    /// <summary>Why, and on whose word.</summary>
    public EditSummaryInput? Summary { get; init; }

    /// <summary>Whether to say what would happen, and do nothing.</summary>
    public bool? ValidateOnly { get; init; }
}
