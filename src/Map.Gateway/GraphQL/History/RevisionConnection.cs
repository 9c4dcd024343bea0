using Map.Gateway.GraphQL.Relay;
using Map.Gateway.Upstream;

namespace Map.Gateway.GraphQL.History;

/// <summary>A page of the revisions of a place or an organisation, newest first.</summary>
public sealed class RevisionConnection(V1.ListRevisionsRequest request, V1.ListRevisionsResponse response)
    : Connection<RevisionEdge, Revision>(
        [.. response.Results.Select(result => new RevisionEdge { Cursor = result.PageToken, Node = new(result.Revision) })],
        request.HasPageToken,
        response.NextPageToken.Length > 0)
{
    internal static async Task<RevisionConnection> ReadAsync(
        V1.HistoryService.HistoryServiceClient service, V1.ListRevisionsRequest request, CancellationToken cancellation) =>
        new(request, await FullPage.ReadAsync(
            request, part => service.ListRevisionsAsync(part, cancellationToken: cancellation).ResponseAsync));
}

/// <summary>A revision within a list.</summary>
public sealed class RevisionEdge : Edge<Revision>;
