using Map.V1;

namespace Map.Service.Places.Fields;

/// <summary>A place as it was read.</summary>
/// <param name="Place">The message.</param>
/// <param name="SortName">What the order by name goes by.</param>
public sealed record PlaceRow(Place Place, string SortName);
