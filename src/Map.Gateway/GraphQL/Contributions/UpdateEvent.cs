namespace Map.Gateway.GraphQL.Contributions;

/// <summary>The mutation that changes an event.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class UpdateEvent
{
    /// <summary>Changes fields of an event. Needs the key of a contributor for a region that it lies in or is for, before and after.</summary>
    /// <param name="input">Which event, what changes, and why.</param>
    public async Task<EditEventPayload> UpdateEventAsync(
        UpdateEventInput input, [Service] V1.ContributionsService.ContributionsServiceClient service, CancellationToken cancellation) =>
        new(await Edits.AskAsync<V1.UpdateEventRequest, V1.EventResponse>(
            input, request => service.UpdateEventAsync(request, cancellationToken: cancellation)));
}

/// <summary>Which event, what changes, and why.</summary>
public sealed record UpdateEventInput : EventDecision
{
    /// <summary>The fields to change. What another has changed since `revision` is refused as CONFLICT, with both values.</summary>
    public required EventChangesInput Event { get; init; }
}

/// <summary>Which event, and why.</summary>
public abstract record EventDecision
{
    /// <summary>The event.</summary>
    [EventId]
    [GraphQLType(typeof(NonNullType<IdType>))]
    public required string Id { get; init; }

    /// <summary>The revision of the event that you saw.</summary>
    public required long Revision { get; init; }

    /// <summary>Why, and on whose word.</summary>
    public EditSummaryInput? Summary { get; init; }

    /// <summary>Whether to say what would happen, and do nothing.</summary>
    public bool? ValidateOnly { get; init; }
}
