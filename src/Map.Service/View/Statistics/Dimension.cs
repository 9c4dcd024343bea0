namespace Map.Service.View.Statistics;

/// <summary>Maps a dimension of the contract to a column: of place p, or of a joined table that has a row for each value.</summary>
/// <param name="Column">What is grouped by.</param>
/// <param name="Join">The table; its rows are different for each place.</param>
/// <param name="Read">Puts the value, which is not null, into a row of the response.</param>
sealed record Dimension(string Column, string Join, Action<StatisticsRow, NpgsqlDataReader, int> Read)
{
    /// <param name="dimension">One that is defined.</param>
    /// <param name="day">The day on which an operator runs a place.</param>
    /// <param name="caller">Operators that the caller may not see count as none.</param>
    /// <param name="statement">Gets the parameters.</param>
    public static Dimension Of(StatisticsDimension dimension, DateOnly day, Caller caller, Statement statement) => dimension switch
    {
        StatisticsDimension.Kind => new("p.kind", "", (to, row, i) => to.Kind = row.Word<PlaceKind>(i)),
        StatisticsDimension.Status => new("p.status", "", (to, row, i) => to.Status = row.Word<PlaceStatus>(i)),
        StatisticsDimension.Country => new("p.country", "", (to, row, i) => to.Country = row.GetString(i)),
        StatisticsDimension.Region => new(
            "r.region_code", "LEFT JOIN place_region r ON r.place_id = p.id", (to, row, i) => to.RegionCode = row.GetString(i)),
        StatisticsDimension.FacilityType => new("p.facility_type", "", (to, row, i) => to.FacilityType = row.GetString(i)),
        StatisticsDimension.Operator => new(
            "i.organisation_id", Operators(day, caller, statement), (to, row, i) => to.OperatorId = row.GetGuid(i).ToString()),
        StatisticsDimension.Service => new(
            "s.service", "LEFT JOIN LATERAL (SELECT DISTINCT unnest(p.services) AS service) s ON true",
            (to, row, i) => to.Service = row.Word<V1.Service>(i)),
        StatisticsDimension.Language => new(
            "l.language", "LEFT JOIN LATERAL (SELECT DISTINCT unnest(p.languages) AS language) l ON true",
            (to, row, i) => to.Language = row.GetString(i)),
        StatisticsDimension.WayToHelp => new(
            "w.what", "LEFT JOIN (SELECT DISTINCT place_id, what FROM way_to_help) w ON w.place_id = p.id",
            (to, row, i) => to.WayToHelp = row.Word<HelpKind>(i)),
        StatisticsDimension.OpenedYear => new(OpenedYear, "", (to, row, i) => to.OpenedYear = row.GetInt32(i)),
        StatisticsDimension.ClosedYear => new(ClosedYear, "", (to, row, i) => to.ClosedYear = row.GetInt32(i)),
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "SummarisePlaces refuses it."),
    };

    // As Place.opened_on and closed_on have them: a bound is only known when that of every period is.
    const string OpenedYear = """
        (SELECT CASE WHEN bool_and(x.opened IS NOT NULL) THEN min(left(x.opened, 4))::int END FROM period x WHERE x.place_id = p.id)
        """;

    const string ClosedYear = """
        CASE WHEN p.status <> 'open' THEN
            (SELECT CASE WHEN bool_and(x.closed IS NOT NULL) THEN max(left(x.closed, 4))::int END FROM period x WHERE x.place_id = p.id)
        END
        """;

    static string Operators(DateOnly day, Caller caller, Statement statement) => $"""
        LEFT JOIN (SELECT DISTINCT i.place_id, i.organisation_id FROM involvement i
                   WHERE i.role = 'operates' AND i.days @> {statement.Value(day)}
                     AND i.organisation_id IN (SELECT o.id FROM {Visibility.Organisations(caller, statement)})) i ON i.place_id = p.id
        """;
}
