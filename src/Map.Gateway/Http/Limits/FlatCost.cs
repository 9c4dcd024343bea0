namespace Map.Gateway.Http.Limits;

/// <summary>Metadata: what each request to an endpoint is charged.</summary>
/// <param name="Cost">The charge; GraphQL operations are charged their own cost on top.</param>
public sealed record FlatCost(double Cost)
{
    /// <summary>Any request.</summary>
    public static FlatCost Request { get; } = new(1);

    /// <summary>A file may be the whole map.</summary>
    public static FlatCost File { get; } = new(5_000);

    /// <summary>One call to the service; a map sends twenty requests at once.</summary>
    public static FlatCost Tile { get; } = new(10);

    /// <summary>A few calls to the service, each for at most a page of a list.</summary>
    public static FlatCost Page { get; } = new(50);

    /// <summary>Up to fifty calls to the service, each for a page of a list.</summary>
    public static FlatCost Batch { get; } = new(500);

    /// <summary>For monitoring, which must never be refused.</summary>
    public static FlatCost None { get; } = new(0);
}
