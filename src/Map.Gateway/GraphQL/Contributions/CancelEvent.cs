namespace Map.Gateway.GraphQL.Contributions;

/// <summary>The mutation that cancels an event.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class CancelEvent
{
    /// <summary>Says that an event, or one of its times, does not take place. It stays in lists and calendars, as cancelled. Needs the key of a
    /// contributor for a region that it lies in or is for.</summary>
    /// <param name="input">Which event, which of its times, and why.</param>
    public async Task<EditEventPayload> CancelEventAsync(
        CancelEventInput input, [Service] V1.ContributionsService.ContributionsServiceClient service, CancellationToken cancellation) =>
        new(await Edits.AskAsync<V1.CancelEventRequest, V1.EventResponse>(
            input, request => service.CancelEventAsync(request, cancellationToken: cancellation)));
}

/// <summary>Which event, which of its times, and why.</summary>
public sealed record CancelEventInput : EventDecision
{
    /// <summary>The time that does not take place, such as 2026-12-24T18:30; the whole event when left out.</summary>
    public string? Occurrence { get; init; }

    /// <summary>What people who look for it are told. At most 500 characters. Only with occurrence.</summary>
    public string? Note { get; init; }
}
