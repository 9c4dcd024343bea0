using Map.Gateway.GraphQL.Relay;
using Map.Gateway.Upstream;

namespace Map.Gateway.GraphQL.Organisations;

/// <summary>Queries for organisations.</summary>
[ExtendObjectType(typeof(Query))]
public sealed class OrganisationQueries
{
    /// <summary>An organisation by its id; null when there is none.</summary>
    /// <param name="id">The id as a query gave it.</param>
    public async Task<Organisation?> GetOrganisationAsync(
        [GraphQLType(typeof(NonNullType<IdType>))] string id, OrganisationById organisations, CancellationToken cancellation) =>
        await organisations.LoadAsync(GlobalId.Require(id, "id", GlobalId.Organisation).Value, cancellation);

    /// <summary>Organisations by name, page by page.</summary>
    /// <param name="text">Words that all occur in a name or the short name. Case and accents do not count.</param>
    /// <param name="kinds">Of these kinds.</param>
    /// <param name="country">With their seat in this country, ISO 3166-1 alpha-2.</param>
    /// <param name="first">How many, 1 to 1,000.</param>
    /// <param name="after">A cursor of a page with the same arguments.</param>
    [ListSize(SlicedBy = "first", SizedFields = ["edges", "nodes"])]
    public async Task<OrganisationConnection> GetOrganisationsAsync(
        [Service] V1.OrganisationsService.OrganisationsServiceClient service,
        string? text,
        IReadOnlyList<V1.OrganisationKind>? kinds,
        string? country,
        CancellationToken cancellation,
        int? first = 50,
        string? after = null)
    {
        if (kinds is { Count: 0 })
            throw new InvalidInputException("kinds", "is an empty list. Leave it out to ask for all.");
        var request = new V1.SearchOrganisationsRequest { Kinds = { kinds ?? [] } }.Page(first, after);
        if (text is not null)
            request.Text = text;
        if (country is not null)
            request.Country = country;
        return new(request, await FullPage.ReadAsync(
            request, part => service.SearchOrganisationsAsync(part, cancellationToken: cancellation).ResponseAsync));
    }
}
