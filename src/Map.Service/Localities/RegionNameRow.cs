using Map.Gazetteer;

namespace Map.Service.Localities;

/// <summary>Reads the regions of the map for the gazetteer.</summary>
static class RegionNameRow
{
    /// <summary>All regions, of which there are about a thousand; read when one has changed.</summary>
    public const string Select = """
        SELECT r.code, r.name, r.names::text, r.kind, r.parent_code, ST_X(main.inside), ST_Y(main.inside),
               ST_XMin(near.box), ST_YMin(near.box), ST_XMax(near.box), ST_YMax(near.box)
        FROM region r
        CROSS JOIN LATERAL (
            SELECT ST_PointOnSurface(geom) AS inside, ST_Envelope(geom) AS envelope
            FROM ST_Dump(r.boundary) ORDER BY ST_Area(geom) DESC, path LIMIT 1) main
        CROSS JOIN LATERAL (
            SELECT ST_Extent(geom) AS box FROM ST_Dump(r.boundary) WHERE ST_Distance(ST_Envelope(geom), main.envelope) < 10) near
        ORDER BY r.code COLLATE "C"
        """;

    public static RegionName Read(NpgsqlDataReader row)
    {
        var names = new Google.Protobuf.Collections.MapField<string, string>();
        row.ReadMap(2, names);
        return new RegionName(
            row.GetString(0), row.GetString(1), NameList.Of(names), row.Word<RegionKind>(3), row.Text(4),
            new Point(row.GetDouble(5), row.GetDouble(6)),
            new Box { West = row.GetDouble(7), South = row.GetDouble(8), East = row.GetDouble(9), North = row.GetDouble(10) });
    }
}
