namespace Map.Gateway.GraphQL.Contributions;

/// <summary>The mutation that adds an involvement.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class AddInvolvement
{
    /// <summary>Adds what an organisation does, or did, at a place. Needs the key of a contributor for the regions of the place.</summary>
    /// <param name="input">The involvement, and why.</param>
    public async Task<EditInvolvementPayload> AddInvolvementAsync(
        AddInvolvementInput input, [Service] V1.ContributionsService.ContributionsServiceClient service, CancellationToken cancellation) =>
        new(await Edits.AskAsync<V1.AddInvolvementRequest, V1.InvolvementResponse>(
            input, request => service.AddInvolvementAsync(request, cancellationToken: cancellation)));
}

/// <summary>The involvement, and why.</summary>
public sealed record AddInvolvementInput
{
    /// <summary>The involvement.</summary>
    public required InvolvementInput Involvement { get; init; }

    /// <summary>Why, and on whose word.</summary>
    public EditSummaryInput? Summary { get; init; }

    /// <summary>Whether to say what would happen, and do nothing.</summary>
    public bool? ValidateOnly { get; init; }

    /// <summary>A UUID made by the client: a repeated request with the same one returns the involvement that the first one made.</summary>
    public Guid? RequestId { get; init; }
}
