using Map.Service.Places.Filter;

namespace Map.Service.Places.Read;

/// <summary>Who operates place p on a day.</summary>
static class OperatorsSql
{
    /// <summary>A column with their names, the latest to begin first; null if there are none that the caller may see. Index:
    /// involvement_by_place.</summary>
    public static string Names(DateOnly day, Caller caller, Statement statement) => $"""
        NULLIF(ARRAY(
            SELECT o.name FROM involvement i, {Visibility.Organisations(caller, statement)} AND o.id = i.organisation_id
              AND i.place_id = p.id AND i.role = 'operates' AND i.days @> {statement.Value(day)}
            ORDER BY coalesce(first_day(i.started), first_day(i.ended)) DESC NULLS LAST, i.id), ARRAY[]::text[])
        """;

    /// <summary>Reads that column, each name once.</summary>
    public static PlaceOperators Read(NpgsqlDataReader row, int column) => row.IsDBNull(column)
        ? new PlaceOperators()
        : new PlaceOperators { Names = { row.GetFieldValue<string[]>(column).Distinct() } };

    /// <summary>The day that a filter asks about: its own, or today.</summary>
    public static DateOnly DayOf(PlaceFilter? filter, TimeProvider clock) =>
        filter.OpenDay() ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
