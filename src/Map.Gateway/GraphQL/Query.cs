namespace Map.Gateway.GraphQL;

/// <summary>What can be asked. Open to everybody, without a key.</summary>
public sealed class Query;
