namespace Map.Gateway.Pages.Cards;

/// <summary>A place in a list.</summary>
/// <param name="Place">The place.</param>
/// <param name="Number">Its number on the map beside the list; null without a pin.</param>
/// <param name="Metres">How far it is from what was asked for; null when nothing was, or it has no position.</param>
/// <param name="IsTo">To what the distance is.</param>
public sealed record PlaceItem(V1.Place Place, int? Number = null, double? Metres = null, V1.Precision IsTo = default)
{
    /// <summary>The same list with numbers for those with a position, beginning with the next after <paramref name="after"/>.</summary>
    public static IReadOnlyList<PlaceItem> Numbered(IEnumerable<PlaceItem> items, int after = 0) =>
        [.. items.Select(item => item with { Number = item.Place.Position is null ? null : ++after })];

    /// <summary>The last number of a list.</summary>
    public static int Last(IEnumerable<PlaceItem> items, int before = 0) => items.Max(item => item.Number) ?? before;
}
