namespace Map.Gateway.GraphQL.Contributions;

/// <summary>The mutation that adds an organisation.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class AddOrganisation
{
    /// <summary>Adds an organisation. Needs the key of a contributor for its country.</summary>
    /// <param name="input">The organisation, and why.</param>
    public async Task<EditOrganisationPayload> AddOrganisationAsync(
        AddOrganisationInput input, [Service] V1.ContributionsService.ContributionsServiceClient service, CancellationToken cancellation) =>
        new(await Edits.AskAsync<V1.AddOrganisationRequest, V1.OrganisationResponse>(
            input, request => service.AddOrganisationAsync(request, cancellationToken: cancellation)));
}

/// <summary>The organisation, and why.</summary>
public sealed record AddOrganisationInput
{
    /// <summary>The organisation.</summary>
    public required OrganisationInput Organisation { get; init; }

    /// <summary>Why, and on whose word.</summary>
    public EditSummaryInput? Summary { get; init; }

    /// <summary>Whether to say what would happen, and do nothing.</summary>
    public bool? ValidateOnly { get; init; }

    /// <summary>A UUID made by the client: a repeated request with the same one returns the organisation that the first one made.</summary>
    public Guid? RequestId { get; init; }
}
