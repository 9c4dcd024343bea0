namespace Map.Gateway.Http.Errors;

/// <summary>Metadata of the endpoints of gRPC: their callers read refusals in trailers.</summary>
sealed record CallEndpoint
{
    public static CallEndpoint Yes { get; } = new();

    public static bool Is(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<CallEndpoint>() is not null;
}
