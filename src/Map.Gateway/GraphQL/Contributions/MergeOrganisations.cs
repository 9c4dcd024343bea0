namespace Map.Gateway.GraphQL.Contributions;

/// <summary>The mutation that makes one organisation of two.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class MergeOrganisations
{
    /// <summary>Makes one organisation of two that are the same. The id of the one that goes leads to the other from then on. Needs the key
    /// of a reviewer.</summary>
    /// <param name="input">Which two, and why.</param>
    public async Task<EditOrganisationPayload> MergeOrganisationsAsync(
        MergeOrganisationsInput input,
        [Service] V1.ContributionsService.ContributionsServiceClient service,
        CancellationToken cancellation) =>
        new(await Edits.AskAsync<V1.MergeOrganisationsRequest, V1.OrganisationResponse>(
            input, request => service.MergeOrganisationsAsync(request, cancellationToken: cancellation)));
}

/// <summary>Which two, and why.</summary>
public sealed record MergeOrganisationsInput : MergeFields
{
    /// <summary>The organisation that stays.</summary>
    [OrganisationId]
    [GraphQLType(typeof(NonNullType<IdType>))]
    public required string Id { get; init; }

    /// <summary>The organisation that goes.</summary>
    [OrganisationId]
    [GraphQLType(typeof(NonNullType<IdType>))]
    public required string OtherId { get; init; }
}
