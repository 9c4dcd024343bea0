using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>The mutation that changes a place.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class UpdatePlace
{
    /// <summary>Changes fields of a place. Needs the key of a contributor for the regions that it lies in or serves, before and
    /// after.</summary>
    /// <param name="input">Which place, what changes, and why.</param>
    public async Task<EditPlacePayload> UpdatePlaceAsync(
        UpdatePlaceInput input, [Service] V1.ContributionsService.ContributionsServiceClient service, CancellationToken cancellation) =>
        new(await Edits.AskAsync<V1.UpdatePlaceRequest, V1.UpdatePlaceResponse>(
            input, request => service.UpdatePlaceAsync(request, cancellationToken: cancellation)));
}

/// <summary>Which place, what changes, and why.</summary>
public sealed record UpdatePlaceInput : PlaceUpdate
{
    /// <summary>Why, and on whose word.</summary>
    public EditSummaryInput? Summary { get; init; }

    /// <summary>Whether to say what would happen, and do nothing.</summary>
    public bool? ValidateOnly { get; init; }
}

/// <summary>Which place, and what changes: of a change that is made, and of one that is suggested.</summary>
public abstract record PlaceUpdate
{
    /// <summary>The place.</summary>
    [PlaceId]
    [GraphQLType(typeof(NonNullType<IdType>))]
    public required string Id { get; init; }

    /// <summary>The revision of the place that you saw.</summary>
    public required long Revision { get; init; }

    /// <summary>The fields to change. What another has changed since `revision` is refused as CONFLICT, with both values.</summary>
    public required PlaceChangesInput Place { get; init; }
}
