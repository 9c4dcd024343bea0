using Map.Gateway.GraphQL.Geo;
using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.GraphQL.Clusters;

/// <summary>Places that lie close together on the map.</summary>
public sealed class Cluster(V1.Cluster message)
{
    /// <summary>The mean of their published positions.</summary>
    public Position Position => new(message.Position);

    /// <summary>The number of places.</summary>
    public int Count => checked((int)message.Count);

    /// <summary>The number of places of each kind that occurs.</summary>
    [ListSize(AssumedSize = Expected.KindsOfCluster)]
    public IReadOnlyList<KindCount> Kinds => [.. message.Kinds.Select(kind => new KindCount(kind))];

    /// <summary>The smallest box around their published positions, to zoom to; without an extent if it is one place.</summary>
    public Box Box => new(message.Box);

    /// <summary>Set when the cluster is one place.</summary>
    public Place? Place => message.Place is null ? null : Places.Place.Of(message.Place);
}
