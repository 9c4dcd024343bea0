using Map.Gateway.GraphQL.FacilityTypes;

namespace Map.Gateway.GraphQL.Places;

/// <summary>Where people are held under immigration powers.</summary>
public sealed class DetentionCentre(V1.Place message) : Place(message)
{
    readonly V1.DetentionCentre details = message.DetentionCentre;

    /// <summary>What kind of detention it is.</summary>
    public FacilityType FacilityType =>
        new(details.FacilityType, details.HasFacilityTypeNote ? details.FacilityTypeNote : null);

    /// <summary>How many people it holds, by date, newest first.</summary>
    [ListSize(AssumedSize = Expected.Capacities)]
    public IReadOnlyList<Capacity> Capacities => [.. details.Capacities.Select(capacity => new Capacity(capacity))];

    /// <summary>How many people it could hold on a day: the last number known by then, except numbers of people who were there.</summary>
    /// <param name="on">The day; the newest number when left out.</param>
    public Capacity? GetCapacity(DateOnly? on) => details.Capacities.LastKnown(on) is { } capacity ? new(capacity) : null;

    /// <summary>Whom it holds, as far as known.</summary>
    public IReadOnlyList<V1.Population> Holds => details.Holds;

    /// <summary>How long people are held at most, in the words of the source or of the law: "7 days", "indefinite".</summary>
    public string? MaximumStay => details.HasMaximumStay ? details.MaximumStay : null;
}

/// <summary>What only a detention centre has.</summary>
public sealed record DetentionCentreInput : DetentionCentreFields
{
    /// <summary>Code of a facility type, such as removal_centre; unknown where the source does not say.</summary>
    public required string FacilityType { get; init; }
}

/// <summary>The fields that can be left out when a detention centre is added or changed.</summary>
public abstract record DetentionCentreFields
{
    /// <summary>The type in the words of the source: IRC, CRA, CIE …</summary>
    public Optional<string?> FacilityTypeNote { get; init; }

    /// <summary>How many people it holds, by date.</summary>
    public Optional<IReadOnlyList<CapacityInput>?> Capacities { get; init; }

    /// <summary>Whom it holds, as far as known.</summary>
    public Optional<IReadOnlyList<V1.Population>?> Holds { get; init; }

    /// <summary>How long people are held at most, in the words of the source or of the law: "7 days", "indefinite".</summary>
    public Optional<string?> MaximumStay { get; init; }
}
