using Map.V1;

namespace Map.Contract;

/// <summary>Figures of how many people a place holds, newest first.</summary>
public static class Capacities
{
    /// <summary>The figure that counts on a day: the last one known by then. How many people were there says nothing of how many it holds.</summary>
    /// <param name="capacities">Newest first.</param>
    /// <param name="on">The day; the newest figure when null.</param>
    public static Capacity? LastKnown(this IEnumerable<Capacity> capacities, DateOnly? on = null) => capacities.FirstOrDefault(capacity =>
        capacity.Kind != CapacityKind.Occupied && (on is null || PartialDate.From(capacity.AsOf)?.FirstDay <= on));
}
