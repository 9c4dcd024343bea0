namespace Map.Service.Places.Fields;

/// <summary>A place with its sort key.</summary>
/// <param name="Place">The message.</param>
/// <param name="SortName">The folded name, by which places are ordered.</param>
public sealed record PlaceRow(Place Place, string SortName);
