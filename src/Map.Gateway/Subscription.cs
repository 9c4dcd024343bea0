namespace Map.Gateway;

/// <summary>What can be followed as it happens: over WebSocket (`graphql-transport-ws`) or as server-sent events.</summary>
public sealed class Subscription;
