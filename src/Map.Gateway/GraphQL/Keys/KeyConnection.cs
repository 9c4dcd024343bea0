using Map.Gateway.GraphQL.Relay;

namespace Map.Gateway.GraphQL.Keys;

/// <summary>A page of keys, newest first.</summary>
public sealed class KeyConnection(V1.ListKeysRequest request, V1.ListKeysResponse response)
    : Connection<KeyEdge, Key>(
        [.. response.Results.Select(result => new KeyEdge { Cursor = result.PageToken, Node = new(result.Key) })],
        request.HasPageToken,
        response.NextPageToken.Length > 0);

/// <summary>A key within a list.</summary>
public sealed class KeyEdge : Edge<Key>;
