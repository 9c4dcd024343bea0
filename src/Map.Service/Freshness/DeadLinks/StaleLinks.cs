using System.Globalization;

namespace Map.Service.Freshness.DeadLinks;

/// <summary>What links that lead nowhere any more say of an entry.</summary>
static class StaleLinks
{
    // As minus the logarithms of the probability that the entry is still right all the same: an own website that is gone leaves 1 in 10, one that has
    // moved 1 in 2, one that has not answered for a month 3 in 10. A source may be gone from an entry that is right.
    const string Staleness = """
        CASE WHEN l.part = 'website' THEN CASE w.state WHEN 'gone' THEN 2.3 WHEN 'moved' THEN 0.7 WHEN 'unreachable' THEN 1.2 ELSE 0 END
             WHEN w.state = 'gone' THEN 0.35 ELSE 0 END::float8
        """;

    /// <summary>How stale places are by their links: <c>id, staleness</c>. Index: web_page_dead, page_link.</summary>
    /// <param name="day">Today, as a parameter.</param>
    public static string OfPlaces(string day) => $"""
        SELECT l.subject_id AS id, coalesce(max({Staleness}) FILTER (WHERE l.part = 'website'), 0) + coalesce(max({Staleness}) FILTER (WHERE l.part = 'source'), 0) AS staleness
        FROM web_page w JOIN page_link l ON l.page_id = w.id AND l.subject = 'place' WHERE {Counts(day)} GROUP BY l.subject_id
        """;

    /// <summary>The reasons in words, by place.</summary>
    public static async Task<ILookup<Guid, StaleReason>> ReadAsync(NpgsqlDataSource database, Guid[] places, DateOnly today, CancellationToken cancellationToken)
    {
        if (places.Length == 0) return Array.Empty<(Guid, StaleReason)>().ToLookup(one => one.Item1, one => one.Item2);
        var statement = new Statement();
        statement.Append($"""
            SELECT l.subject_id, l.part, w.url, w.state, (w.state_since AT TIME ZONE 'UTC')::date, (w.worked_at AT TIME ZONE 'UTC')::date, w.reason, w.moved_to, {Staleness}
            FROM web_page w JOIN page_link l ON l.page_id = w.id
            WHERE l.subject_id = ANY ({statement.Value(places)}) AND {Counts(statement.Value(today))} AND {Staleness} > 0
            ORDER BY 9 DESC, w.state_since, w.id
            """);
        return (await database.ReadAllAsync(statement, row => (Id: row.GetGuid(0), Reason: Reason(row)), cancellationToken)).ToLookup(one => one.Id, one => one.Reason);
    }

    static string Counts(string day) => $"(w.state IN ('gone', 'moved') OR w.state = 'unreachable' AND w.state_since < {day} - 30)";

    static StaleReason Reason(NpgsqlDataReader row)
    {
        var isWebsite = row.GetString(1) == "website";
        var (state, since) = (Words.Find<PageState>(row.GetString(3)), Day(row.GetFieldValue<DateOnly>(4)));
        var worked = row.IsDBNull(5) ? null : Day(row.GetFieldValue<DateOnly>(5));
        var what = state switch
        {
            PageState.Gone => $"gone since {since}. {row.Text(6)}",
            PageState.Moved => $"moved to {row.Text(7)}.",
            _ => $"no answer since {since}. {row.Text(6)}",
        };
        return new()
        {
            Field = isWebsite ? StaleField.Contacts : StaleField.Sources, KnownOn = worked ?? since, Likelihood = 1 - Math.Exp(-row.GetDouble(8)), Link = row.GetString(2),
            Text = $"{(isWebsite ? "Its website" : "A page that it cites")}: {what}{(worked is null || state == PageState.Moved ? "" : $" It last worked on {worked}.")}",
        };
    }

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
