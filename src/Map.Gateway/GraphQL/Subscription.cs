namespace Map.Gateway.GraphQL;

/// <summary>What clients can follow as it happens: over WebSocket (`graphql-transport-ws`) or as server-sent events.</summary>
public sealed class Subscription;
