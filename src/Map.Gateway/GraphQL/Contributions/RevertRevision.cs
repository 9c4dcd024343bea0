namespace Map.Gateway.GraphQL.Contributions;

/// <summary>The mutation that undoes a revision.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class RevertRevision
{
    /// <summary>Undoes what one revision did: field by field, and only where nobody has changed the field since. Needs the key of a
    /// reviewer.</summary>
    /// <param name="input">Which revision, and why.</param>
    public async Task<RevertPayload> RevertRevisionAsync(
        RevertRevisionInput input, [Service] V1.ContributionsService.ContributionsServiceClient service, CancellationToken cancellation) =>
        new(await Edits.AskAsync<V1.RevertRequest, V1.RevertResponse>(
            input, request => service.RevertAsync(request, cancellationToken: cancellation)));
}

/// <summary>Which revision, and why.</summary>
public sealed record RevertRevisionInput
{
    /// <summary>Number of the revision.</summary>
    public required long Number { get; init; }

    /// <summary>Why. The comment is required.</summary>
    public required EditSummaryInput Summary { get; init; }

    /// <summary>Whether to say what would happen, and do nothing.</summary>
    public bool? ValidateOnly { get; init; }
}
