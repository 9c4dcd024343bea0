using Map.Gateway.GraphQL.Relay;

namespace Map.Gateway.GraphQL.Organisations;

/// <summary>A page of organisations.</summary>
public sealed class OrganisationConnection(V1.SearchOrganisationsRequest request, V1.SearchOrganisationsResponse response)
    : Connection<OrganisationEdge, Organisation>(
        [.. response.Results.Select(result => new OrganisationEdge { Cursor = result.PageToken, Node = new(result.Organisation) })],
        request.HasPageToken,
        response.NextPageToken.Length > 0);

/// <summary>An organisation within a list.</summary>
public sealed class OrganisationEdge : Edge<Organisation>;
