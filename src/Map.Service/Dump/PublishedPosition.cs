namespace Map.Service.Dump;

/// <summary>Gives a row the position of a place as another map has published it: it is coarse already, and must not be moved again.</summary>
static class PublishedPosition
{
    // As published_cell() in the tables.
    static readonly Dictionary<Precision, decimal> Cells = new()
    {
        [Precision.Locality] = 0.02m, [Precision.Town] = 0.1m, [Precision.Region] = 1m,
    };

    /// <summary>Whoever was published at the middle of a cell was moved there; any other coarse position stands for its town or locality.</summary>
    public static void Keep(PlaceEntity row, Place place)
    {
        if (place.Position is not { } position || row.ExactPosition is not { } point || !Cells.TryGetValue(place.Precision, out var cell)) return;
        row.ExactPosition = point.Factory.CreatePoint(new NetTopologySuite.Geometries.Coordinate(position.Longitude, position.Latitude));
        row.Representative = !IsMiddle(position.Longitude, cell) || !IsMiddle(position.Latitude, cell);
    }

    static bool IsMiddle(double degrees, decimal cell) => degrees == (double)(Math.Round((decimal)degrees / cell) * cell);
}
