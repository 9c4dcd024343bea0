using Map.Places.Access;
using Map.Places.Places;
using Map.Places.Storage;
using Map.V1;

namespace Map.Places.Clusters;

/// <summary>The statement that groups the places of a box: one pass over them, index place_by_area, at most
/// <see cref="ClusterGrid.MostCells"/> rows.</summary>
static class ClusterSql
{
    // Where the columns of a cell begin in a row, after those of the place.
    public static readonly int Cell = PlaceReader.Whole.Columns;

    const string Order = "p.cell_row, p.cell_column";

    public static Statement Select(ClusterPlacesRequest request, Caller caller)
    {
        var (box, grid) = (request.Box, ClusterGrid.Of(request.Box, request.Zoom));
        var statement = new Statement();
        var (west, columns) = (statement.Value(box.West), statement.Value((double)grid.Columns));
        // Longitudes go on from the western border, beyond 180 where the box crosses the antimeridian; the poles have none.
        // A mean of floating-point numbers depends on the order of the rows; a sum of whole ones, here of a centimetre, does not.
        var page = $"""
            WITH member AS (
                SELECT p.id, p.kind, ST_Y(p.position) AS y,
                       CASE WHEN abs(ST_Y(p.position)) = 90 THEN {west}
                            WHEN ST_X(p.position) - 360 >= {west} THEN ST_X(p.position) - 360
                            WHEN ST_X(p.position) >= {west} THEN ST_X(p.position)
                            ELSE ST_X(p.position) + 360 END AS x
                FROM {PlaceFilterSql.Matching(request.Filter, caller, statement)} AND {PlaceFilterAreas.InBox(box, statement)}
            ), cell AS (
                SELECT floor((x + 180) / 360 * {columns}) AS cell_column,
                       floor((0.5 - asinh(tan(radians(least(greatest(y, -{Edge}), {Edge})))) / (2 * pi())) * {columns}) AS cell_row,
                       count(*) AS members, count(*) FILTER (WHERE kind = 'detention_centre') AS detention_centres,
                       count(*) FILTER (WHERE kind = 'reporting_centre') AS reporting_centres,
                       count(*) FILTER (WHERE kind = 'support_group') AS support_groups,
                       count(*) FILTER (WHERE kind = 'office') AS offices,
                       (round(sum(round(x * 1e7)::bigint) / count(*)) / 1e7)::float AS mean_x,
                       (round(sum(round(y * 1e7)::bigint) / count(*)) / 1e7)::float AS mean_y,
                       min(x) AS west, min(y) AS south, max(x) AS east, max(y) AS north, min(id::text COLLATE "C") AS first_id
                FROM member GROUP BY 1, 2
            )
            SELECT cell.*, single.* FROM cell
            LEFT JOIN LATERAL (SELECT p.* FROM {Visibility.Places(caller, statement)} AND p.id = cell.first_id::uuid) single
                ON cell.members = 1
            """;
        return statement.Append(PlaceReader.Whole.Select($"({page}) p ORDER BY {Order}", caller, statement, """
            , p.members, p.detention_centres, p.reporting_centres, p.support_groups, p.offices, p.mean_x, p.mean_y,
            p.west, p.south, p.east, p.north
            """));
    }

    static string Edge => ClusterGrid.NorthernEdge.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
