using Map.Gateway.GraphQL.Nodes;

namespace Map.Gateway.GraphQL.History;

/// <summary>A page of the revisions of a place, newest first.</summary>
public sealed class RevisionConnection
{
    internal RevisionConnection(V1.ListRevisionsRequest request, V1.ListRevisionsResponse response)
    {
        Edges = [.. response.Results.Select(result => new RevisionEdge { Cursor = result.PageToken, Node = new(result.Revision) })];
        PageInfo = new()
        {
            HasNextPage = response.NextPageToken.Length > 0,
            HasPreviousPage = request.HasPageToken,
            StartCursor = Edges.FirstOrDefault()?.Cursor,
            EndCursor = Edges.LastOrDefault()?.Cursor,
        };
    }

    /// <summary>The revisions with their cursors.</summary>
    public IReadOnlyList<RevisionEdge> Edges { get; }

    /// <summary>The revisions without their cursors.</summary>
    public IReadOnlyList<Revision> Nodes => [.. Edges.Select(edge => edge.Node)];

    /// <summary>Where this page stands in the list.</summary>
    public PageInfo PageInfo { get; }
}
