using Map.Service.Places.Fields;

namespace Map.Service.Import;

/// <summary>A place as a row of a file describes it.</summary>
/// <param name="Key">The id of the row.</param>
/// <param name="Organisation">The key of the organisation that a group is, or whose office it is.</param>
public sealed record PlaceDraft(FileRow Row, string Key, Place Place, string? Organisation = null)
{
    public string? PositionSource { get; init; }

    public PlaceKind Kind => PlaceKinds.Of(Place);
}
