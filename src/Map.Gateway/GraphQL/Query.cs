namespace Map.Gateway.GraphQL;

/// <summary>What can be read. Open to everybody, without a key.</summary>
public sealed class Query;
