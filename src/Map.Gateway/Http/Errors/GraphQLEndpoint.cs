namespace Map.Gateway.Http.Errors;

/// <summary>Metadata of the endpoints of GraphQL: their callers read refusals as errors of a GraphQL response.</summary>
sealed record GraphQLEndpoint
{
    public static bool Is(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<GraphQLEndpoint>() is not null;
}
