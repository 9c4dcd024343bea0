namespace Map.Service.Places.Read;

/// <summary>Where a place stands in the order by nearness.</summary>
/// <param name="Key">What the order is by: the distance in metres; without a position more than any distance, and then the area of the
/// coverage.</param>
/// <param name="Precision">The precision of its position; unspecified without one.</param>
readonly record struct Nearness(double Key, Precision Precision)
{
    /// <summary>More metres than any distance on earth.</summary>
    public const double WithoutPosition = 1e8;

    /// <summary>The distance; null without a position.</summary>
    public double? Metres => Key < WithoutPosition ? Key : null;

    /// <summary>The key as SQL.</summary>
    /// <param name="position">A published position, or null.</param>
    /// <param name="from">The geography that distances are measured from.</param>
    /// <param name="coverage">The condition on region r that it belongs to the coverage.</param>
    public static string Sql(string position, string from, string coverage) => $"""
        coalesce(ST_Distance({position}::geography, {from}),
                 1e8 + (SELECT coalesce(sum(r.square_km), 0) FROM region r WHERE {coverage})::float)
        """;

    public static Nearness Read(NpgsqlDataReader row, int column) => new(
        row.GetDouble(column), row.IsDBNull(column + 1) ? Precision.Unspecified : row.GetFieldValue<Precision>(column + 1));
}
