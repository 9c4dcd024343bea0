using Map.Gateway.GraphQL.Relay;

namespace Map.Gateway.GraphQL.History;

/// <summary>A page of the revisions of a place, newest first.</summary>
public sealed class RevisionConnection(V1.ListRevisionsRequest request, V1.ListRevisionsResponse response)
    : Connection<RevisionEdge, Revision>(
        [.. response.Results.Select(result => new RevisionEdge { Cursor = result.PageToken, Node = new(result.Revision) })],
        request.HasPageToken,
        response.NextPageToken.Length > 0);

/// <summary>A revision within a list.</summary>
public sealed class RevisionEdge : Edge<Revision>;
