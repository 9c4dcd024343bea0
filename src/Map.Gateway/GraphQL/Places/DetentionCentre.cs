using Map.Gateway.GraphQL.FacilityTypes;
using Map.Gateway.Http.Limits;
using Map.Gateway.Http.Limits.Costs;

namespace Map.Gateway.GraphQL.Places;

/// <summary>Where people are held under immigration powers.</summary>
public sealed class DetentionCentre : Place
{
    readonly V1.DetentionCentre details;

    internal DetentionCentre(V1.Place message)
        : base(message) => details = message.DetentionCentre;

    /// <summary>What kind of detention it is.</summary>
    public FacilityType FacilityType =>
        new(details.FacilityType, details.HasFacilityTypeNote ? details.FacilityTypeNote : null);

    /// <summary>How many people it holds, by date, newest first.</summary>
    [ListSize(AssumedSize = Expected.Capacities)]
    public IReadOnlyList<Capacity> Capacities => [.. details.Capacities.Select(Capacity.Of)];

    /// <summary>How many people it could hold on a day: the last number known by then, those who were there not counting.</summary>
    /// <param name="on">The day; the newest number when left out.</param>
    public Capacity? GetCapacity(DateOnly? on) => Capacities.FirstOrDefault(
        capacity => capacity.Kind is not CapacityKind.Occupied && (on is null || capacity.AsOf.FirstDay <= on));

    /// <summary>Whom it holds, as far as known.</summary>
    public IReadOnlyList<Population> Holds => [.. details.Holds.Select(population => (Population)population)];

    /// <summary>How long people are held at most, in the words of the source or of the law: "7 days", "indefinite".</summary>
    public string? MaximumStay => details.HasMaximumStay ? details.MaximumStay : null;
}
