using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>The mutation that says that a place is still as the map says.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class ConfirmPlace
{
    /// <summary>Says that a place is still as the map says: the whole entry, or some of its fields. Nothing of the place changes but when it was
    /// last confirmed, and by whose word. Needs the key of a contributor for the regions that it lies in or serves.</summary>
    /// <param name="input">Which place, since when, and on whose word.</param>
    public async Task<EditPlacePayload> ConfirmPlaceAsync(
        ConfirmPlaceInput input, [Service] V1.ContributionsService.ContributionsServiceClient service, CancellationToken cancellation) =>
        new(await Edits.AskAsync<V1.ConfirmPlaceRequest, V1.UpdatePlaceResponse>(
            input, request => service.ConfirmPlaceAsync(request, cancellationToken: cancellation)));
}

/// <summary>Which place, when it was found to be so, and on whose word.</summary>
public sealed record ConfirmPlaceInput
{
    /// <summary>The place.</summary>
    [PlaceId]
    [GraphQLType(typeof(NonNullType<IdType>))]
    public required string Id { get; init; }

    /// <summary>The revision of the place that you saw. What you confirm must not have changed since; else: CONFLICT.</summary>
    public required long Revision { get; init; }

    /// <summary>Day on which it was found to be so, not before `verifiedOn`; today (UTC) when unset.</summary>
    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>The fields that were looked at, by their names, such as contacts or supportGroup.openingHours. The whole entry when unset: then the
    /// day becomes its `verifiedOn`.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary>Whose word it is: at least one source, without `supports` and `readOn`.</summary>
    public required EditSummaryInput Summary { get; init; }

    /// <summary>Whether to say what would happen, and do nothing.</summary>
    public bool? ValidateOnly { get; init; }

    /// <summary>A UUID made by the client: a repeated request with the same one changes nothing more.</summary>
    public Guid? RequestId { get; init; }
}
