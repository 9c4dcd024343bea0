namespace Map.Service.Geo;

/// <summary>
/// Positions that contradict the country given with them. Latitude and longitude are right each for itself, so the usual rules do not see it.
/// The texts repeat no position.
/// </summary>
static class PositionDoubts
{
    // Borders of regions are wrong by some hundred metres, and the point of a town may lie outside of it.
    const double AcrossBorder = 5_000;

    // Piers, ships and small islands that the regions do not have.
    const double AtSea = 20_000;

    // About 100 metres.
    const double Zero = 0.001;

    /// <summary>For each position what is odd about it; null if nothing is. At most one row per position. Indexes: region_part_by_area,
    /// region_part_by_region.</summary>
    public static async Task<IReadOnlyList<PositionDoubt?>> OfAsync(
        NpgsqlConnection connection, IReadOnlyList<(Position Position, string? Country)> given, CancellationToken cancellationToken)
    {
        var doubts = given.Select(each => IsNullIsland(each.Position) ? new PositionDoubt("null_island", NullIsland) : (PositionDoubt?)null).ToArray();
        await using var command = Statement(given).On(connection);
        // The statement_timeout of the server limits it, and an import lifts that.
        command.CommandTimeout = 0;
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            doubts[(int)row.GetInt64(0) - 1] ??= Text(row.GetString(1), row.Text(2), row.Text(3), row.GetBoolean(4));
        return doubts;
    }

    const string NullIsland = "is 0, and so is longitude: a point in the Gulf of Guinea, which stands for a position that is not known; leave "
        + "the position out.";

    static bool IsNullIsland(Position position) => Math.Abs(position.Latitude) < Zero && Math.Abs(position.Longitude) < Zero;

    static Statement Statement(IReadOnlyList<(Position Position, string? Country)> given)
    {
        var statement = new Statement();
        var latitudes = statement.Value(given.Select(each => each.Position.Latitude).ToArray());
        var longitudes = statement.Value(given.Select(each => each.Position.Longitude).ToArray());
        var countries = statement.Value(given.Select(each => each.Country ?? "").ToArray());
        return statement.Append($"""
            SELECT given.number, given.country, inside.code, inside.name,
                   abs(given.longitude) <= 90 AND is_near_region(
                       given.country, ST_SetSRID(ST_MakePoint(given.latitude, given.longitude), 4326), {statement.Value(AcrossBorder)})
            FROM unnest({latitudes}, {longitudes}, {countries}) WITH ORDINALITY AS given (latitude, longitude, country, number)
            CROSS JOIN LATERAL (SELECT ST_SetSRID(ST_MakePoint(given.longitude, given.latitude), 4326) AS point) at
            LEFT JOIN LATERAL (
                SELECT r.code, r.name FROM region_part p JOIN region r ON r.code = p.region_code
                WHERE r.kind = 'country' AND ST_Intersects(p.part, at.point)
                ORDER BY r.code = given.country DESC, r.parent_code IS NULL DESC, r.code LIMIT 1) inside ON true
            WHERE given.country <> '' AND inside.code IS DISTINCT FROM given.country
              AND CASE WHEN inside.code IS NULL
                  THEN EXISTS (SELECT FROM region WHERE code = given.country)
                       AND NOT is_near_region(given.country, at.point, {statement.Value(AtSea)})
                  ELSE NOT is_near_region(given.country, at.point, {statement.Value(AcrossBorder)}) END
            """);
    }

    static PositionDoubt Text(string country, string? code, string? name, bool isSwapped)
    {
        var where = name is null ? "lies far outside of the country given" : $"lies in {name}";
        var proposal = isSwapped ? $"did you mean latitude and longitude the other way round? That point lies in {country}."
            : code is null ? "correct the position or the country."
            : $"did you mean {code}, or another position?";
        return new(isSwapped ? "swapped" : "outside_country", $"{where}, and the country given is {country}; {proposal}");
    }
}
