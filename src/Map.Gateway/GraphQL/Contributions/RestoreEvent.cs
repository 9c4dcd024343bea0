namespace Map.Gateway.GraphQL.Contributions;

/// <summary>The mutation that puts an event on the map.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class RestoreEvent
{
    /// <summary>Puts an event on the map that waits for review or was withdrawn. Needs the key of a reviewer for a region that it lies in or is for.
    /// </summary>
    /// <param name="input">Which event, and why.</param>
    public async Task<EditEventPayload> RestoreEventAsync(
        RestoreEventInput input, [Service] V1.ContributionsService.ContributionsServiceClient service, CancellationToken cancellation) =>
        new(await Edits.AskAsync<V1.RestoreEventRequest, V1.EventResponse>(
            input, request => service.RestoreEventAsync(request, cancellationToken: cancellation)));
}

/// <summary>Which event, and why.</summary>
public sealed record RestoreEventInput : EventDecision;
