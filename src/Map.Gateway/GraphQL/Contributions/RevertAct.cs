namespace Map.Gateway.GraphQL.Contributions;

/// <summary>The mutation that undoes an act.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class RevertAct
{
    /// <summary>Undoes what one act did, such as an import or another undoing: field by field, and only where nobody has changed the field
    /// since. Needs the key of a
    /// reviewer.</summary>
    /// <param name="input">Which act, and why.</param>
    [Cost(Weight.MassEdit)]
    public async Task<RevertPayload> RevertActAsync(
        RevertActInput input, [Service] V1.ContributionsService.ContributionsServiceClient service, CancellationToken cancellation) =>
        new(await Edits.AskAsync<V1.RevertRequest, V1.RevertResponse>(
            input, request => service.RevertAsync(request, cancellationToken: cancellation)));
}

/// <summary>Which act, and why.</summary>
public sealed record RevertActInput
{
    /// <summary>The act.</summary>
    public required Guid ActId { get; init; }

    /// <summary>Why. The comment is required.</summary>
    public required EditSummaryInput Summary { get; init; }

    /// <summary>Whether to say what would happen, and do nothing.</summary>
    public bool? ValidateOnly { get; init; }
}
