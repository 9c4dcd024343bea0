namespace Map.Gateway.GraphQL.Clusters;

/// <summary>How many places are of a kind.</summary>
public sealed class KindCount(V1.KindCount message)
{
    /// <summary>The kind.</summary>
    public V1.PlaceKind Kind => message.Kind;

    /// <summary>How many.</summary>
    public int Count => checked((int)message.Count);
}
