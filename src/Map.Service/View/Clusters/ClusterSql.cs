using Map.Service.Places.Fields;
using Map.Service.Places.Filter;

namespace Map.Service.View.Clusters;

/// <summary>The statement that groups the places of a box: one pass over them, at most <see cref="ClusterGrid.MostCells"/> rows. Index:
/// place_by_tile for a wide box if it includes all columns of the filter, otherwise place_by_area or that of the filter; for the only place
/// of a cell place_by_update, because a revision belongs to one place.</summary>
static class ClusterSql
{
    // Where the columns of a cell begin in a row, after those of the place.
    public static readonly int Cell = PlaceReader.Whole.Columns;

    // Enough for the columns of the highest zoom, and for those beyond the antimeridian.
    const int ColumnBits = 26;

    public static Statement Select(ClusterPlacesRequest request, Caller caller)
    {
        var (box, grid) = (request.Box, ClusterGrid.Of(request.Box, request.Zoom));
        var statement = new Statement();
        var members = IsInIndex(request.Filter, caller) && CellRanges.Of(box) is { } ranges
            ? ByIndex(request, grid, ranges, caller, statement)
            : ByArea(request, grid, caller, statement);
        // A sum of floating-point numbers depends on the order of the rows; one of integers, here of 1e-7 degrees, does not.
        var page = $"""
            WITH {members}, cell AS (
                SELECT cell AS cell_number, count(*) AS members, count(*) FILTER (WHERE kind = 'detention_centre') AS detention_centres,
                       count(*) FILTER (WHERE kind = 'reporting_centre') AS reporting_centres,
                       count(*) FILTER (WHERE kind = 'support_group') AS support_groups,
                       count(*) FILTER (WHERE kind = 'office') AS offices,
                       (round(sum((x * 1e7)::bigint) / count(*)) / 1e7)::float AS mean_x,
                       (round(sum((y * 1e7)::bigint) / count(*)) / 1e7)::float AS mean_y,
                       min(x) AS west, min(y) AS south, max(x) AS east, max(y) AS north, min(revision) AS first_revision
                FROM member GROUP BY cell
            )
            SELECT cell.*, single.* FROM cell
            LEFT JOIN LATERAL (SELECT p.* FROM {Visibility.Places(caller, statement)} AND p.revision = cell.first_revision) single
                ON cell.members = 1
            """;
        return statement.Append(PlaceReader.Whole.Select($"({page}) p ORDER BY p.cell_number", caller, statement, """
            , p.members, p.detention_centres, p.reporting_centres, p.support_groups, p.offices, p.mean_x, p.mean_y,
            p.west, p.south, p.east, p.north
            """));
    }

    // Whether place_by_tile includes all columns that the filter and the visibility need.
    static bool IsInIndex(PlaceFilter? filter, Caller caller) =>
        (!caller.Reviews || caller.IsForEverywhere)
        && (filter is null || filter.Equals(new PlaceFilter { Kinds = { filter.Kinds }, Statuses = { filter.Statuses } }));

    // OFFSET 0 computes the coordinates once per row instead of at every mention. It also hides them from the planner, which then expects
    // 200 groups and hashes instead of sorting. The SELECT hides the ranges, so that one generic plan serves all.
    static string ByIndex(ClusterPlacesRequest request, ClusterGrid grid, CellRanges ranges, Caller caller, Statement statement)
    {
        var matching = PlaceFilterSql.Matching(request.Filter, caller, statement);
        var (first, last) = (statement.Value(ranges.First), statement.Value(ranges.Last));
        return $"""
            spot AS (
                SELECT s.* FROM unnest((SELECT {first}), (SELECT {last})) AS cells (first, last), LATERAL (
                    SELECT {Spot(request.Box, grid, statement)} FROM {matching} AND p.mercator_x IS NOT NULL
                           AND tile_cell(p.mercator_x, p.mercator_y) BETWEEN cells.first AND cells.last OFFSET 0) s
                WHERE {PlaceFilterAreas.IsInBox("s.x", "s.y", request.Box, statement)}
            ), {Members(request.Box, grid, "OFFSET 0", statement)}
            """;
    }

    // Without OFFSET 0, which would prevent a parallel scan, for a filter that no index serves.
    static string ByArea(ClusterPlacesRequest request, ClusterGrid grid, Caller caller, Statement statement) => $"""
        spot AS (
            SELECT {Spot(request.Box, grid, statement)}
            FROM {PlaceFilterSql.Matching(request.Filter, caller, statement)} AND {PlaceFilterAreas.InBox(request.Box, statement)}
        ), {Members(request.Box, grid, "", statement)}
        """;

    // Where the box reaches neither the antimeridian nor a pole, the high bits of the Mercator coordinates are the cell.
    static string Spot(Box box, ClusterGrid grid, Statement statement)
    {
        var bits = statement.Value(grid.BitsWithin);
        var (row, column) = ($"p.mercator_y >> {bits}", $"p.mercator_x >> {bits}");
        var cell = IsPlain(box) ? Numbered(row, column) : row;
        return $"p.kind, p.revision, ST_X(p.position) AS x, ST_Y(p.position) AS y, {cell} AS cell";
    }

    // Elsewhere longitudes count from the western border, beyond 180 where the box crosses the antimeridian; a pole has none.
    static string Members(Box box, ClusterGrid grid, string fence, Statement statement)
    {
        if (IsPlain(box)) return "member AS (SELECT * FROM spot)";
        var (west, columns) = (statement.Value(box.West), statement.Value((double)grid.Columns));
        return $"""
            unrolled AS (
                SELECT kind, revision, y, cell AS cell_row,
                       CASE WHEN abs(y) = 90 THEN {west} WHEN x - 360 >= {west} THEN x - 360 WHEN x >= {west} THEN x ELSE x + 360 END AS x
                FROM spot {fence}
            ), member AS (
                SELECT kind, revision, x, y, {Numbered("cell_row", $"floor((x + 180) / 360 * {columns})::bigint")} AS cell
                FROM unrolled {fence}
            )
            """;
    }

    static bool IsPlain(Box box) => box is { West: > -180, East: < 180, South: > -90, North: < 90 } && box.West <= box.East;

    // From north to south, then from west to east.
    static string Numbered(string row, string column) => $"({row})::bigint << {ColumnBits} | ({column})";
}
