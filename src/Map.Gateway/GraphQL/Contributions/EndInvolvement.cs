namespace Map.Gateway.GraphQL.Contributions;

/// <summary>The mutation that says when an involvement ended.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class EndInvolvement
{
    /// <summary>Says when an involvement ended. Needs the key of a contributor for the regions of the place.</summary>
    /// <param name="input">Which involvement, when it ended, and why.</param>
    public async Task<EditInvolvementPayload> EndInvolvementAsync(
        EndInvolvementInput input, [Service] V1.ContributionsService.ContributionsServiceClient service, CancellationToken cancellation) =>
        new(await Edits.AskAsync<V1.EndInvolvementRequest, V1.InvolvementResponse>(
            input, request => service.EndInvolvementAsync(request, cancellationToken: cancellation)));
}

/// <summary>Which involvement, when it ended, and why.</summary>
public sealed record EndInvolvementInput : InvolvementEnd
{
    /// <summary>Why, and on whose word.</summary>
    public EditSummaryInput? Summary { get; init; }

    /// <summary>Whether to say what would happen, and do nothing.</summary>
    public bool? ValidateOnly { get; init; }
}

/// <summary>Which involvement ended, and when: of a change that is made, and of one that is suggested.</summary>
public abstract record InvolvementEnd
{
    /// <summary>The involvement.</summary>
    [InvolvementId]
    [GraphQLType(typeof(NonNullType<IdType>))]
    public required string Id { get; init; }

    /// <summary>The revision of its place that you saw.</summary>
    public required long Revision { get; init; }

    /// <summary>Its last day.</summary>
    public required PartialDate To { get; init; }
}
