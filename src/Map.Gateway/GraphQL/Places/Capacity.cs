using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Sources;

namespace Map.Gateway.GraphQL.Places;

/// <summary>How many people a place holds, as one source says.</summary>
public sealed class Capacity(V1.Capacity message)
{
    /// <summary>Number of people.</summary>
    public int People => message.People;

    /// <summary>The time for which the number holds.</summary>
    public PartialDate AsOf => PartialDate.From(message.AsOf) ?? throw new InvalidDataException("A capacity has no date.");

    /// <summary>What the number counts; null where the source does not say.</summary>
    public V1.CapacityKind? Kind => message.Kind.OrNull();

    /// <summary>Where that is known from.</summary>
    public Source? Source => Source.From(message.Source);
}

/// <summary>How many people a place holds, as one source says.</summary>
public sealed record CapacityInput
{
    /// <summary>Number of people, 0 to 100,000.</summary>
    public required int People { get; init; }

    /// <summary>The time for which the number holds.</summary>
    public required PartialDate AsOf { get; init; }

    /// <summary>What the number counts; leave it out where the source does not say.</summary>
    public V1.CapacityKind? Kind { get; init; }

    /// <summary>Where that is known from.</summary>
    public SourceInput? Source { get; init; }
}
