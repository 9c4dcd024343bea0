using Map.Contract;
using Map.Gateway.GraphQL.Sources;

namespace Map.Gateway.GraphQL.Places;

/// <summary>How many people a place holds, as one source says.</summary>
public sealed class Capacity
{
    /// <summary>Number of people.</summary>
    public required int People { get; init; }

    /// <summary>The time for which the number holds.</summary>
    public required PartialDate AsOf { get; init; }

    /// <summary>What the number counts; null where the source does not say.</summary>
    public CapacityKind? Kind { get; init; }

    /// <summary>Where that is known from.</summary>
    public Source? Source { get; init; }

    internal static Capacity Of(V1.Capacity message) => new()
    {
        People = message.People,
        AsOf = PartialDate.From(message.AsOf) ?? throw new InvalidDataException("A capacity came without its date."),
        Kind = message.Kind == V1.CapacityKind.Unspecified ? null : (CapacityKind)message.Kind,
        Source = Source.From(message.Source),
    };
}
