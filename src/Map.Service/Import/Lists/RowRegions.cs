using Map.Gazetteer;
using Map.Service.Places.Write;

namespace Map.Service.Import.Lists;

/// <summary>The regions in which rows lie, as everybody would see them.</summary>
static class RowRegions
{
    /// <param name="database">The database.</param>
    /// <param name="rows">Those that have a position.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlyDictionary<ListRow, string[]>> ReadAsync(
        NpgsqlDataSource database, IEnumerable<ListRow> rows, CancellationToken cancellationToken)
    {
        var gazetteer = await EmbeddedGazetteer.ReadAsync().WaitAsync(cancellationToken);
        var placed = rows.ToList();
        var points = placed.ConvertAll(row => (Area: RepresentativePoint.Of(row.Place, gazetteer), row.Place));
        var statement = new Statement();
        statement.Append($"""
            SELECT given.number, ARRAY(
                SELECT code FROM published_regions(ST_SetSRID(ST_MakePoint(given.longitude, given.latitude), 4326), given."precision", given.area) code)
            FROM unnest(
                {statement.Value(points.Select(each => (each.Area ?? each.Place.Position).Latitude).ToArray())},
                {statement.Value(points.Select(each => (each.Area ?? each.Place.Position).Longitude).ToArray())},
                {statement.Value(points.Select(each => each.Place.Precision).ToArray())},
                {statement.Value(points.Select(each => each.Area is not null).ToArray())}) WITH ORDINALITY AS given (latitude, longitude, "precision", area, number)
            """);
        var found = await database.ReadAllAsync(statement, row => (Number: row.GetInt64(0), Codes: row.GetFieldValue<string[]>(1)), cancellationToken);
        return found.ToDictionary(pair => placed[(int)pair.Number - 1], pair => pair.Codes);
    }
}
