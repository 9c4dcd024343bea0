using System.Globalization;
using Map.Service.Places.Filter;
using Map.Service.View.Clusters;

namespace Map.Service.View.Tiles;

/// <summary>The statements that draw the layers of a tile, within PostgreSQL. Every layer has an order, so that the same rows are the same
/// bytes.</summary>
static class TileSql
{
    /// <summary>The most places of a tile; more than that are clustered.</summary>
    public const int MostPlaces = 1_000;

    // A tile has 8 by 8: 64 pixels of the 512 that most maps draw a tile with.
    const int CellsAcross = 8;
    const int CellUnits = Tile.Extent / CellsAcross;

    // At zoom 0, a unit of a tile is 2^19 units of mercator_x and mercator_y.
    const int UnitDigits = 19;

    // Up to this zoom, a cell of a tile is a whole number of cells of the index.
    const int HighestZoomByIndex = 8;

    // Feature ids are integers that JavaScript holds exactly. Those of cells are below 2^52, those of places and regions above.
    const string Hashed = "4503599627370496 + ('x' || left(md5({0}), 13))::bit(52)::bigint";

    static readonly string PlaceNumber = NumberOf("id::text");

    // As GraphQL writes it: DetentionCentre:… in base64.
    const string PlaceId = "encode(convert_to(replace(initcap(replace(kind::text, '_', ' ')), ' ', '') || ':' || id, 'UTF8'), 'base64')";

    /// <summary>The number of places, counted up to one more than the most, and their layer. Index: place_by_area.</summary>
    public static Statement Places(Tile tile, PlaceFilter? filter, string? language, Caller caller)
    {
        var statement = new Statement();
        var drawn = Drawn("id, kind, status, name, names, services, languages, \"precision\"", tile, Tile.Margin, filter, caller, statement);
        // Limited before the places of a point are counted.
        return statement.Append($"""
            WITH {drawn}, found AS (
                SELECT {PlaceNumber} AS number, {PlaceId} AS id, kind::text, status::text, {Name("drawn", language, statement)} AS name, "precision"::text,
                       {Lists("drawn")}, unit_x, unit_y
                FROM drawn WHERE {Within(-Tile.Margin, Tile.Extent + Tile.Margin)} LIMIT {MostPlaces + 1}
            )
            SELECT count(*), ST_AsMVT(feature, 'places', {Tile.Extent}, 'point', 'number' ORDER BY feature.number, feature.id)
            FROM (SELECT number, id, kind, status, name, "precision", services, languages,
                         nullif(count(*) OVER here, 1) AS together,
                         CASE WHEN count(*) OVER here > 1 THEN row_number() OVER (here ORDER BY number, id) - 1 END AS turn,
                         ST_MakePoint(unit_x, unit_y) AS point
                  FROM found WINDOW here AS (PARTITION BY unit_x, unit_y)) feature
            """);
    }

    /// <summary>The layer of clusters: one pass over the places, at most 64 features. Index: up to zoom 8 place_by_tile, read alone unless
    /// the filter needs other columns; from zoom 9 place_by_area. For the only place of a cell place_by_update, because a revision belongs
    /// to one place. A cluster is in one tile only, so that the counts of all tiles add up; a map draws its marker across the border.
    /// </summary>
    public static Statement Clusters(Tile tile, PlaceFilter? filter, string? language, Caller caller)
    {
        var statement = new Statement();
        var member = tile.Zoom <= HighestZoomByIndex
            ? MembersByIndex(tile, filter, caller, statement)
            : Members(tile, filter, caller, statement);
        var (across, x, y) = (statement.Value((long)tile.PerSide * 8), statement.Value(tile.X * 8L), statement.Value(tile.Y * 8L));
        // A sum of integers does not depend on the order of the rows, as one of floating-point numbers does.
        return statement.Append($"""
            WITH {member}, cell AS (
                SELECT cell % {CellsAcross} AS cell_x, cell / {CellsAcross} AS cell_y, count(*) AS members,
                       count(*) FILTER (WHERE kind = 'detention_centre') AS detention_centres,
                       count(*) FILTER (WHERE kind = 'reporting_centre') AS reporting_centres,
                       count(*) FILTER (WHERE kind = 'support_group') AS support_groups,
                       count(*) FILTER (WHERE kind = 'office') AS offices,
                       ST_MakePoint(floor(sum(unit_x) / count(*)), floor(sum(unit_y) / count(*))) AS point,
                       min(revision) AS revision
                FROM member GROUP BY cell
            ), single AS (
                SELECT cell.*, place.* FROM cell
                LEFT JOIN LATERAL (
                    SELECT {PlaceNumber} AS place_number, {PlaceId} AS id, p.kind::text, p.status::text, {Name("p", language, statement)} AS name,
                           p."precision"::text, {Lists("p")}
                    FROM {Visibility.Places(caller, statement)} AND p.revision = cell.revision) place ON cell.members = 1
            )
            SELECT ST_AsMVT(feature, 'places', {Tile.Extent}, 'point', 'number' ORDER BY feature.number, feature.id)
            FROM (SELECT coalesce(place_number, ({y} + cell_y) * {across} + {x} + cell_x) AS number, id, kind, status, name, "precision",
                         services, languages, {IfSeveral("members")} AS count, {IfSeveral("detention_centres")} AS detention_centre,
                         {IfSeveral("reporting_centres")} AS reporting_centre, {IfSeveral("support_groups")} AS support_group,
                         {IfSeveral("offices")} AS office, point
                  FROM single) feature
            """);
    }

    /// <summary>The layer of regions. Index: region_outline_by_area; as many as are drawn at the zoom.</summary>
    public static Statement Regions(Tile tile, string? language)
    {
        var statement = new Statement();
        var (z, x, y) = (statement.Value(tile.Zoom), statement.Value(tile.X), statement.Value(tile.Y));
        return statement.Append($"""
            SELECT ST_AsMVT(feature, 'regions', {Tile.Extent}, 'outline', 'number' ORDER BY feature.number, feature.code)
            FROM (SELECT {NumberOf("r.code")} AS number, r.code, {Name("r", language, statement)} AS name, r.kind::text,
                         ST_AsMVTGeom(o.outline, ST_TileEnvelope({z}, {x}, {y}), {Tile.Extent}, {Tile.Margin}) AS outline
                  FROM region_outline o JOIN region r ON r.code = o.region_code
                  WHERE o.zooms @> {z} AND o.outline && ST_TileEnvelope({z}, {x}, {y}, margin => {Tile.Margin}.0 / {Tile.Extent})) feature
            WHERE outline IS NOT NULL
            """);
    }

    // The places in a tile, with their cell. For one computed column the planner expects 200 groups and hashes; for two it would expect
    // many more, and sort a million places.
    static string Members(Tile tile, PlaceFilter? filter, Caller caller, Statement statement) => $"""
        {Drawn("kind, revision", tile, 0, filter, caller, statement)}, member AS (
            SELECT kind, revision, unit_x, unit_y, (floor(unit_y / {CellUnits}) * {CellsAcross} + floor(unit_x / {CellUnits}))::int AS cell
            FROM drawn WHERE {Within(0, Tile.Extent - 1)} OFFSET 0
        )
        """;

    static string MembersByIndex(Tile tile, PlaceFilter? filter, Caller caller, Statement statement)
    {
        var matching = PlaceFilterSql.Matching(filter, caller, statement);
        var (first, last) = tile.Cells;
        var unit = string.Create(CultureInfo.InvariantCulture, $">> {UnitDigits - tile.Zoom} & {Tile.Extent - 1}");
        var cell = string.Create(CultureInfo.InvariantCulture, $">> {UnitDigits - tile.Zoom + 9} & {CellsAcross - 1}");
        return $"""
            member AS (
                SELECT p.kind, p.revision, p.mercator_x {unit} AS unit_x, p.mercator_y {unit} AS unit_y,
                       (p.mercator_y {cell}) * {CellsAcross} + (p.mercator_x {cell}) AS cell
                FROM {matching} AND p.mercator_x IS NOT NULL
                     AND tile_cell(p.mercator_x, p.mercator_y) BETWEEN {statement.Value(first)} AND {statement.Value(last)} OFFSET 0
            )
            """;
    }

    // The places in and around a tile, in its units: 0 to 4095 is this tile and no other. The column itself is never transformed, so that
    // its index serves. A place is drawn on the nearer side of the antimeridian, and in the last row if it is south of the map. OFFSET 0
    // computes each expression once instead of at every mention: 81 ms instead of 184 for 40,000 of a million places.
    static string Drawn(string columns, Tile tile, int margin, PlaceFilter? filter, Caller caller, Statement statement)
    {
        var matching = PlaceFilterSql.Matching(filter, caller, statement);
        var boxes = string.Join(" OR ", tile.Boxes(margin).Select(box =>
            $"p.position && ST_MakeEnvelope({statement.Value(box.West)}, {statement.Value(box.South)}, {statement.Value(box.East)}, "
            + $"{statement.Value(box.North)}, 4326)"));
        var (side, x, y) = (statement.Value(tile.PerSide), statement.Value((double)tile.X), statement.Value((double)tile.Y));
        var edge = ClusterGrid.NorthernEdge.ToString("R", CultureInfo.InvariantCulture);
        return $"""
            placed AS (
                SELECT {string.Join(", ", columns.Split(", ").Select(column => $"p.{column}"))},
                       CASE WHEN ST_X(p.position) = 180 THEN 0 ELSE (ST_X(p.position) + 180) / 360 END * {side} - {x} AS east,
                       least(0.999999999999, greatest(0, 0.5 - asinh(tan(radians(
                           least(greatest(ST_Y(p.position), -{edge}), {edge})))) / (2 * pi()))) * {side} - {y} AS south
                FROM {matching} AND ({boxes}) OFFSET 0
            ), drawn AS (
                SELECT {columns}, floor((east - {side} * round((east - 0.5) / {side})) * {Tile.Extent}) AS unit_x,
                       floor(south * {Tile.Extent}) AS unit_y
                FROM placed OFFSET 0
            )
            """;
    }

    // The planner expects half of the rows of a CASE, and next to none of two BETWEENs, for which it would sort instead of hash.
    static string Within(int lowest, int highest) =>
        $"CASE WHEN unit_x BETWEEN {lowest} AND {highest} THEN unit_y BETWEEN {lowest} AND {highest} END";

    // In the language, or in that without its region, or the usual one.
    static string Name(string row, string? language, Statement statement) => language is null
        ? $"{row}.name"
        : $"coalesce({row}.names ->> {statement.Value(language)}, {row}.names ->> {statement.Value(language.Split('-')[0])}, {row}.name)";

    // A tile has no lists. Null of what is not a group, or where none is known.
    static string Lists(string row) =>
        $"nullif(array_to_string({row}.services::text[], ','), '') AS services, nullif(array_to_string({row}.languages, ','), '') AS languages";

    static string IfSeveral(string count) => $"CASE WHEN members > 1 THEN nullif({count}, 0) END";

    static string NumberOf(string id) => string.Format(CultureInfo.InvariantCulture, Hashed, id);
}
