namespace Map.Service.Regions;

/// <summary>Reads surveys with the regions that they are of. Index: the primary keys of region and survey.</summary>
static class SurveySql
{
    /// <summary>Common table expressions that end with "surveys": the surveys of each region of a table. For each kind it is that of the
    /// region itself, else that of the nearest one around it.</summary>
    public static string Of(string regions) => $"""
        around (region, code, steps) AS (
            SELECT code, code, 0 FROM {regions}
            UNION ALL
            -- Regions contain each other four deep at most; a bound ends a circle.
            SELECT a.region, r.parent_code, a.steps + 1 FROM around a JOIN region r USING (code)
            WHERE r.parent_code IS NOT NULL AND a.steps < 10
        ), nearest AS (
            SELECT DISTINCT ON (a.region, v.kind) a.region, v.*
            FROM around a JOIN survey v ON v.region_code = a.code
            ORDER BY a.region, v.kind, a.steps
        ), surveys AS (
            SELECT region, array_agg(ARRAY[kind::text, extent::text, as_of, note, citation, url] ORDER BY kind) AS surveys
            FROM nearest GROUP BY region
        )
        """;

    public static Survey Read(string?[] cells)
    {
        var survey = new Survey
        {
            Kind = MapEnums.Parse<PlaceKind>(cells[0]!),
            Extent = MapEnums.Parse<SurveyExtent>(cells[1]!),
            Source = ReaderExtensions.ToSource(cells[4], cells[5]),
        };
        if (cells[2] is { } asOf) survey.AsOf = asOf;
        if (cells[3] is { } note) survey.Note = note;
        return survey;
    }
}
