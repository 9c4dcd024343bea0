namespace Map.Service.Regions;

/// <summary>A region as it is read.</summary>
/// <param name="Region">The message.</param>
/// <param name="SortName">The folded name, by which regions are ordered.</param>
public sealed record RegionRow(Region Region, string SortName)
{
    // A region on both sides of the antimeridian, such as Fiji, gets a narrow box across it and not one around the world.
    const string Spans = """
        CROSS JOIN LATERAL (SELECT ST_XMax(o.boundary) - ST_XMin(o.boundary) > 180 AS wide) w
        CROSS JOIN LATERAL (SELECT CASE WHEN w.wide THEN ST_ShiftLongitude(o.boundary) ELSE o.boundary END AS boundary) b
        """;

    /// <summary>Reads regions o, from a select that is ordered and limited.</summary>
    public static string Select(string page, string orderBy) => $"""
        WITH RECURSIVE page AS ({page}), {SurveySql.Of("page")}
        SELECT o.code, o.name, o.names::text, o.kind, o.parent_code,
               ST_XMin(b.boundary), ST_YMin(b.boundary), ST_XMax(b.boundary), ST_YMax(b.boundary), folded(o.name), s.surveys, o.square_km
        FROM page o LEFT JOIN surveys s ON s.region = o.code {Spans}
        ORDER BY {orderBy}
        """;

    public static RegionRow Read(NpgsqlDataReader row)
    {
        var region = new Region
        {
            Code = row.GetString(0),
            Name = row.GetString(1),
            Kind = row.Word<RegionKind>(3),
            SquareKm = row.GetInt64(11),
            Box = new Box
            {
                West = Longitude(row.GetDouble(5)), South = row.GetDouble(6), East = Longitude(row.GetDouble(7)), North = row.GetDouble(8),
            },
        };
        row.ReadMap(2, region.Names);
        if (row.Text(4) is { } parent) region.ParentCode = parent;
        region.Surveys.AddRange(row.ReadTable(10).Select(SurveySql.Read));
        return new RegionRow(region, row.GetString(9));
    }

    static double Longitude(double degrees) => degrees > 180 ? degrees - 360 : degrees;
}
