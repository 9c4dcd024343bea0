using Map.Gateway.GraphQL.Nodes;

namespace Map.Gateway.GraphQL.Organisations;

/// <summary>A page of organisations.</summary>
public sealed class OrganisationConnection
{
    internal OrganisationConnection(V1.SearchOrganisationsRequest request, V1.SearchOrganisationsResponse response)
    {
        Edges = [.. response.Results.Select(result => new OrganisationEdge { Cursor = result.PageToken, Node = new(result.Organisation) })];
        PageInfo = new()
        {
            HasNextPage = response.NextPageToken.Length > 0,
            HasPreviousPage = request.HasPageToken,
            StartCursor = Edges.FirstOrDefault()?.Cursor,
            EndCursor = Edges.LastOrDefault()?.Cursor,
        };
    }

    /// <summary>The organisations with their cursors.</summary>
    public IReadOnlyList<OrganisationEdge> Edges { get; }

    /// <summary>The organisations without their cursors.</summary>
    public IReadOnlyList<Organisation> Nodes => [.. Edges.Select(edge => edge.Node)];

    /// <summary>Where this page stands in the list.</summary>
    public PageInfo PageInfo { get; }
}
