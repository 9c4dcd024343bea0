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
public sealed record MergeOrganisationsInput
{
    /// <summary>The organisation that stays.</summary>
    [OrganisationId]
    [GraphQLType(typeof(NonNullType<IdType>))]
    public required string Id { get; init; }

    /// <summary>The revision of that organisation that you saw.</summary>
    public required long Revision { get; init; }

    /// <summary>The organisation that goes.</summary>
    [OrganisationId]
    [GraphQLType(typeof(NonNullType<IdType>))]
    public required string OtherId { get; init; }

    /// <summary>The revision of that organisation that you saw.</summary>
    public required long OtherRevision { get; init; }

    /// <summary>The fields to take from the organisation that goes, by their names: name, website. Names, sources and involvements of both
    /// are kept in
    /// any case.</summary>
    public IReadOnlyList<string>? Take { get; init; }

    /// <summary>Why. The comment is required.</summary>
    public required EditSummaryInput Summary { get; init; }

    /// <summary>Whether to say what would happen, and do nothing.</summary>
    public bool? ValidateOnly { get; init; }
}
