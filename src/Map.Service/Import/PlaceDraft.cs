namespace Map.Service.Import;

/// <summary>A place as a row of a file describes it.</summary>
/// <param name="Format">The file's format: a file imported again replaces what came from it.</param>
/// <param name="Key">The id of the row.</param>
/// <param name="Organisation">The key of the organisation that a group is, or whose office it is.</param>
public sealed record PlaceDraft(CsvRow Row, FileFormat Format, string Key, Place Place, string? Organisation = null)
{
    public string? PositionSource { get; init; }

    public PlaceKind Kind => Format == FileFormat.DetentionCentres ? PlaceKind.DetentionCentre
        : Format == FileFormat.ReportingCentres ? PlaceKind.ReportingCentre
        : Format == FileFormat.SupportGroups ? PlaceKind.SupportGroup
        : PlaceKind.Office;
}
