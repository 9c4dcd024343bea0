namespace Map.Gateway.GraphQL.Contributions;

/// <summary>The mutation that adds an event.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class AddEvent
{
    /// <summary>Adds an event. Needs the key of a contributor for a region that it lies in or is for.</summary>
    /// <param name="input">The event, and why.</param>
    public async Task<EditEventPayload> AddEventAsync(
        AddEventInput input, [Service] V1.ContributionsService.ContributionsServiceClient service, CancellationToken cancellation) =>
        new(await Edits.AskAsync<V1.CreateEventRequest, V1.EventResponse>(
            input, request => service.CreateEventAsync(request, cancellationToken: cancellation)));
}

/// <summary>The event, and why.</summary>
public sealed record AddEventInput
{
    /// <summary>The event.</summary>
    public required EventInput Event { get; init; }

    /// <summary>Why, and on whose word.</summary>
    public EditSummaryInput? Summary { get; init; }

    /// <summary>Whether to say what would happen, and do nothing.</summary>
    public bool? ValidateOnly { get; init; }

    /// <summary>A UUID made by the client: a repeated request with the same one returns the event that the first one made.</summary>
    public Guid? RequestId { get; init; }
}
