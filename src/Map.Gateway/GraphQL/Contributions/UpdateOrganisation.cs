namespace Map.Gateway.GraphQL.Contributions;

/// <summary>The mutation that changes an organisation.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class UpdateOrganisation
{
    /// <summary>Changes fields of an organisation. Needs the key of a contributor for its country, before and after.</summary>
    /// <param name="input">Which organisation, what changes, and why.</param>
    public async Task<EditOrganisationPayload> UpdateOrganisationAsync(
        UpdateOrganisationInput input,
        [Service] V1.ContributionsService.ContributionsServiceClient service,
        CancellationToken cancellation) =>
        new(await Edits.AskAsync<V1.UpdateOrganisationRequest, V1.OrganisationResponse>(
            input, request => service.UpdateOrganisationAsync(request, cancellationToken: cancellation)));
}

/// <summary>Which organisation, what changes, and why.</summary>
public sealed record UpdateOrganisationInput : OrganisationUpdate
{
    /// <summary>Why, and on whose word.</summary>
    public EditSummaryInput? Summary { get; init; }

    /// <summary>Whether to say what would happen, and do nothing.</summary>
    public bool? ValidateOnly { get; init; }
}

/// <summary>Which organisation, and what changes: of a change that is made, and of one that is suggested.</summary>
public abstract record OrganisationUpdate
{
    /// <summary>The organisation.</summary>
    [OrganisationId]
    [GraphQLType(typeof(NonNullType<IdType>))]
    public required string Id { get; init; }

    /// <summary>The revision of the organisation that you saw.</summary>
    public required long Revision { get; init; }

    /// <summary>The fields to change. What another has changed since `revision` is refused as CONFLICT, with both values.</summary>
    public required OrganisationChangesInput Organisation { get; init; }
}
