using Map.Gateway.GraphQL.Organisations;

namespace Map.Gateway.GraphQL.Places;

/// <summary>An office of an agency or a company of the border regime.</summary>
public sealed class Office(V1.Place message) : Place(message)
{
    readonly V1.Office details = message.Office;

    /// <summary>Whose office it is.</summary>
    [Cost(Weight.Batched)]
    public async Task<Organisation?> GetOrganisationAsync(OrganisationById organisations, CancellationToken cancellation) =>
        details.HasOrganisationId ? await organisations.LoadAsync(details.OrganisationId, cancellation) : null;
}

/// <summary>What only an office has.</summary>
public sealed record OfficeInput
{
    /// <summary>Whose office it is.</summary>
    [GraphQLType(typeof(IdType))]
    public Optional<string?> Organisation { get; init; }
}
