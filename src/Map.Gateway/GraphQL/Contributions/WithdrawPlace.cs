using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>The mutation that takes a place off the map.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class WithdrawPlace
{
    /// <summary>Takes a place off the map. It is kept, with its history. Needs the key of a reviewer.</summary>
    /// <param name="input">Which place, and why.</param>
    public async Task<EditPlacePayload> WithdrawPlaceAsync(
        WithdrawPlaceInput input, [Service] V1.ContributionsService.ContributionsServiceClient service, CancellationToken cancellation) =>
        new(await Edits.AskAsync<V1.WithdrawPlaceRequest, V1.UpdatePlaceResponse>(
            input, request => service.WithdrawPlaceAsync(request, cancellationToken: cancellation)));
}

/// <summary>Which place, and why.</summary>
public sealed record WithdrawPlaceInput
{
    /// <summary>The place.</summary>
    [PlaceId]
    [GraphQLType(typeof(NonNullType<IdType>))]
    public required string Id { get; init; }

    /// <summary>The revision of the place that you saw.</summary>
    public required long Revision { get; init; }

    /// <summary>Why. The comment is required.</summary>
    public required EditSummaryInput Summary { get; init; }

    /// <summary>Whether to say what would happen, and do nothing.</summary>
    public bool? ValidateOnly { get; init; }
}
