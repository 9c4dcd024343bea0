using Map.Contract;
using Map.Gateway.GraphQL.Sources;

namespace Map.Gateway.GraphQL.Places;

/// <summary>How many people a place holds, as one source says.</summary>
public sealed record CapacityInput
{
    /// <summary>Number of people, 0 to 100,000.</summary>
    public required int People { get; init; }

    /// <summary>The time for which the number holds.</summary>
    public required PartialDate AsOf { get; init; }

    /// <summary>What the number counts; leave it out where the source does not say.</summary>
    public CapacityKind? Kind { get; init; }

    /// <summary>Where that is known from.</summary>
    public SourceInput? Source { get; init; }

    internal V1.Capacity ToMessage() => new()
    {
        People = People,
        AsOf = AsOf.ToString(),
        Kind = (V1.CapacityKind?)Kind ?? V1.CapacityKind.Unspecified,
        Source = Source?.ToMessage(),
    };
}
