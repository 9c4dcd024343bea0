namespace Map.Service.Geo;

/// <summary>Positions as parameters of a statement.</summary>
static class GeometrySql
{
    public static string Point(Position position, Statement statement) =>
        $"ST_SetSRID(ST_MakePoint({statement.Value(position.Longitude)}, {statement.Value(position.Latitude)}), 4326)";

    /// <summary>A point on the spheroid.</summary>
    public static string Geography(Position position, Statement statement) => $"{Point(position, statement)}::geography";
}
