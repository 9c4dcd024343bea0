namespace Map.Gateway.Http.Caching;

/// <summary>Metadata of an endpoint whose responses to callers without a key depend on nothing but the request and the data version: they
/// get an ETag beforehand, and are cached.</summary>
sealed record VersionedResponse
{
    /// <summary>Headers that the response depends on, besides those of content negotiation.</summary>
    public IReadOnlyList<string> RequestHeaders { get; init; } = [];

    /// <summary>Which GET requests to the endpoint it holds for.</summary>
    public Func<HttpRequest, bool> AppliesTo { get; init; } = static _ => true;

    /// <summary>Whether a response of status 200 may hold errors, as in GraphQL: its ETag is sent only with a
    /// <see cref="CompleteResponse"/>.</summary>
    public bool MayHoldErrors { get; init; }

    /// <summary>Whether shared caches may store it. Not if the address may hold a position that a person looked for.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Whether it is a tile: cached from the first request on, and within the memory for tiles.</summary>
    public bool IsTile { get; init; }
}
