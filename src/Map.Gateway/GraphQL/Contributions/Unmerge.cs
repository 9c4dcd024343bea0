namespace Map.Gateway.GraphQL.Contributions;

/// <summary>The mutation that undoes a merge.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class Unmerge
{
    /// <summary>Undoes a merge: what went comes back, and what nobody has changed since is set back. Needs the key of a reviewer.</summary>
    /// <param name="input">What was merged, and why.</param>
    [Cost(Weight.MassEdit)]
    public async Task<RevertPayload> UnmergeAsync(
        UnmergeInput input, [Service] V1.ContributionsService.ContributionsServiceClient service, CancellationToken cancellation) =>
        new(await Edits.AskAsync<V1.RevertRequest, V1.RevertResponse>(
            input, request => service.RevertAsync(request, cancellationToken: cancellation)));
}

/// <summary>What was merged, and why.</summary>
public sealed record UnmergeInput
{
    /// <summary>The place or the organisation that was merged into another: an id in `mergedFrom`.</summary>
    [MergedId]
    [GraphQLType(typeof(NonNullType<IdType>))]
    public required string MergedId { get; init; }

    /// <summary>Why. The comment is required.</summary>
    public required EditSummaryInput Summary { get; init; }

    /// <summary>Whether to say what would happen, and do nothing.</summary>
    public bool? ValidateOnly { get; init; }
}
