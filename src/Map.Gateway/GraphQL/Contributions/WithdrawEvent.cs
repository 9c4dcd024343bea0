namespace Map.Gateway.GraphQL.Contributions;

/// <summary>The mutation that takes an event off the map.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class WithdrawEvent
{
    /// <summary>Takes an event off the map, so that nobody but reviewers sees it. Needs the key of a reviewer for a region that it lies in or is for.
    /// </summary>
    /// <param name="input">Which event, and why.</param>
    public async Task<EditEventPayload> WithdrawEventAsync(
        WithdrawEventInput input, [Service] V1.ContributionsService.ContributionsServiceClient service, CancellationToken cancellation) =>
        new(await Edits.AskAsync<V1.WithdrawEventRequest, V1.EventResponse>(
            input, request => service.WithdrawEventAsync(request, cancellationToken: cancellation)));
}

/// <summary>Which event, and why: the comment is required.</summary>
public sealed record WithdrawEventInput : EventDecision;
