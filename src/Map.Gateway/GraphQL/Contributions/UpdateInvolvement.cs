namespace Map.Gateway.GraphQL.Contributions;

/// <summary>The mutation that changes an involvement.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class UpdateInvolvement
{
    /// <summary>Changes fields of an involvement. Needs the key of a contributor for the regions of the place.</summary>
    /// <param name="input">Which involvement, what changes, and why.</param>
    public async Task<EditInvolvementPayload> UpdateInvolvementAsync(
        UpdateInvolvementInput input,
        [Service] V1.ContributionsService.ContributionsServiceClient service,
        CancellationToken cancellation) =>
        new(await Edits.AskAsync<V1.UpdateInvolvementRequest, V1.InvolvementResponse>(
            input, request => service.UpdateInvolvementAsync(request, cancellationToken: cancellation)));
}

/// <summary>Which involvement, what changes, and why.</summary>
public sealed record UpdateInvolvementInput : InvolvementUpdate
{
    /// <summary>Why, and on whose word.</summary>
    public EditSummaryInput? Summary { get; init; }

    /// <summary>Whether to say what would happen, and do nothing.</summary>
    public bool? ValidateOnly { get; init; }
}

/// <summary>Which involvement, and what changes: of a change that is made, and of one that is suggested.</summary>
public abstract record InvolvementUpdate
{
    /// <summary>The involvement.</summary>
    [InvolvementId]
    [GraphQLType(typeof(NonNullType<IdType>))]
    public required string Id { get; init; }

    /// <summary>The revision of its place that you saw.</summary>
    public required long Revision { get; init; }

    /// <summary>The fields to change. What another has changed since `revision` is refused as CONFLICT, with both values.</summary>
    public required InvolvementChangesInput Involvement { get; init; }
}
