namespace Map.Gateway.GraphQL.Clusters;

/// <summary>The number of places of a kind.</summary>
public sealed class KindCount(V1.KindCount message)
{
    /// <summary>The kind.</summary>
    public V1.PlaceKind Kind => message.Kind;

    /// <summary>The number of places.</summary>
    public int Count => checked((int)message.Count);
}
