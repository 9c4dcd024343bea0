namespace Map.Gateway.Http.Limits;

/// <summary>Metadata of a stream that lasts for as long as its client likes.</summary>
sealed record LastingEndpoint
{
    public static LastingEndpoint Yes { get; } = new();
}
