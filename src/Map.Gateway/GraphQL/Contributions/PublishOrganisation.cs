namespace Map.Gateway.GraphQL.Contributions;

/// <summary>The mutation that puts an organisation on the map.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class PublishOrganisation
{
    /// <summary>Puts an organisation on the map that waits for review. Needs the key of a reviewer for its country.</summary>
    /// <param name="input">Which organisation, and why.</param>
    public async Task<EditOrganisationPayload> PublishOrganisationAsync(
        PublishOrganisationInput input,
        [Service] V1.ContributionsService.ContributionsServiceClient service,
        CancellationToken cancellation) =>
        new(await Edits.AskAsync<V1.PublishOrganisationRequest, V1.OrganisationResponse>(
            input, request => service.PublishOrganisationAsync(request, cancellationToken: cancellation)));
}

/// <summary>Which organisation, and why.</summary>
public sealed record PublishOrganisationInput
{
    /// <summary>The organisation.</summary>
    [OrganisationId]
    [GraphQLType(typeof(NonNullType<IdType>))]
    public required string Id { get; init; }

    /// <summary>The revision of the organisation that you saw.</summary>
    public required long Revision { get; init; }

    /// <summary>Why, and on whose word.</summary>
    public EditSummaryInput? Summary { get; init; }

    /// <summary>Whether to say what would happen, and do nothing.</summary>
    public bool? ValidateOnly { get; init; }
}
