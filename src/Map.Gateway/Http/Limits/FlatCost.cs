namespace Map.Gateway.Http.Limits;

/// <summary>What a request to an endpoint is charged, whatever it asks for.</summary>
/// <param name="Cost">The charge; GraphQL operations are charged their own cost on top.</param>
sealed record FlatCost(double Cost)
{
    /// <summary>Any request.</summary>
    public static FlatCost Request { get; } = new(1);

    /// <summary>A file may be the whole map.</summary>
    public static FlatCost File { get; } = new(5_000);

    /// <summary>One question to the service, of which a map asks twenty at once.</summary>
    public static FlatCost Tile { get; } = new(10);

    /// <summary>Whoever watches over the gateway must not be kept from it.</summary>
    public static FlatCost None { get; } = new(0);
}
