using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.GraphQL.Clusters;

/// <summary>How many places are of a kind.</summary>
public sealed class KindCount
{
    /// <summary>The kind.</summary>
    public required PlaceKind Kind { get; init; }

    /// <summary>How many.</summary>
    public required int Count { get; init; }
}
