using Map.Service.Contributions.Edits;
using Map.Service.Freshness.DeadLinks;
using Map.Service.Places.Fields;
using Map.Service.Places.Filter;
using Map.Service.Places.Read;

namespace Map.Service.Freshness;

/// <summary>The places that are likely wrong by now. Index: those of the filter's parts; what matches is sorted, at most one page and one row
/// are read.</summary>
public sealed class ListStalePlaces(NpgsqlDataSource database, LearnFreshness learn, CollectLinks collect, PlaceFilterRules rules, TimeProvider clock)
{
    const int MostReasons = 3;

    // In the order of their numbers. How old a source is tells nothing; whether its page is gone does.
    static readonly StaleField[] Fields = [.. Enum.GetValues<StaleField>().Where(field => field is not (StaleField.Unspecified or StaleField.Sources))];

    public async Task<ListStalePlacesResponse> RunAsync(ListStalePlacesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireContributor("Reading what is stale");
        var violations = new Violations();
        var size = PageSize.Check(request.HasPageSize, request.PageSize, 50, violations);
        var reader = PlaceReader.For(request.ReadMask, violations);
        await rules.CheckAsync(request.Filter, violations, cancellationToken);
        violations.ThrowIfAny();
        await learn.RunAsync(cancellationToken);
        await collect.RunAsync(cancellationToken, CollectLinks.MostOfRead);

        var fingerprint = QueryFingerprint.Of(request);
        var cursor = fingerprint.Read<NumberCursor<long>>(request.PageToken);
        // All pages are of the day of the first one: with every day, some overtake others.
        var today = cursor is { } begun ? DateOnly.FromDayNumber((int)Math.Clamp(begun.Began, 0, DateOnly.MaxValue.DayNumber)) : DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var words = request.Filter is { HasText: true, Text: var text } ? await ResolvedWords.OfAsync(database, text, cancellationToken) : null;
        var statement = Select(request.Filter, size + 1, reader, caller, cursor, today, words);
        var rows = await database.ReadAllAsync(statement, row => Read(row, reader), cancellationToken);
        var links = await StaleLinks.ReadAsync(database, [.. rows.Where(row => row.HasDeadLink).Select(row => Guid.Parse(row.Found.Place.Id))], today, cancellationToken);
        foreach (var (found, _, _) in rows) Add(found, links[Guid.Parse(found.Place.Id)]);

        var response = new ListStalePlacesResponse();
        var hasMore = Page.Fill(response.Results, rows, size, row =>
        {
            row.Found.PageToken = fingerprint.TokenAfter(new NumberCursor<long>(row.Risk, Guid.Parse(row.Found.Place.Id), today.DayNumber));
            return row.Found;
        });
        if (hasMore) response.NextPageToken = response.Results[^1].PageToken;
        return response;
    }

    internal static Statement Select(
        PlaceFilter? filter, int limit, PlaceReader reader, Caller caller, NumberCursor<long>? cursor, DateOnly today, ResolvedWords? words = null)
    {
        var statement = new Statement(words);
        var day = statement.Value(today);
        var after = cursor is { } last
            ? $"WHERE (-risk, place_id) > ({statement.Value(-last.Number)}, {statement.Value(last.Id)})" : "";
        var matching = PlaceFilterSql.Matching(filter, caller, statement);
        var page = $"""
            (SELECT * FROM (
                SELECT p.id AS place_id, f.changes, f.years, f.checked_on, coalesce(r.per_year, usual_change_rates(f.kind)) AS per_year,
                    r.changes AS seen, p.status = 'closed' AS is_closed,
                    round(1e6 * ({string.Join(" + ", Fields.Select(field => Staleness(field, "f.", "coalesce(r.per_year, usual_change_rates(f.kind))", "p.status = 'closed'", day)))}
                        + CASE WHEN p.status = 'closed' THEN 0 ELSE coalesce(d.staleness, 0) END))::bigint AS risk,
                    CASE WHEN p.status = 'closed' THEN 0 ELSE coalesce(d.staleness, 0) END AS of_links
                FROM place_freshness f LEFT JOIN change_rate r ON r.kind = f.kind AND r.country = f.country
                    LEFT JOIN ({StaleLinks.OfPlaces(day)}) d ON d.id = f.place_id, {matching}
                    AND f.place_id = p.id AND p.published AND {Visibility.Counts(caller, statement)}) ranked
             {after} ORDER BY risk DESC, place_id LIMIT {statement.Value(limit)}) s,
            {Visibility.Places(caller, statement)} AND p.id = s.place_id ORDER BY s.risk DESC, s.place_id
            """;
        var parts = string.Join(", ", Fields.Select(field => Staleness(field, "s.", "s.per_year", "s.is_closed", day)));
        return statement.Append(reader.Select(page, caller, statement, $", s.risk, ARRAY[{parts}], s.checked_on, s.per_year, s.seen, s.of_links"));
    }

    // Who still runs a closed place is of no account; whether it is still closed is.
    static string Staleness(StaleField field, string from, string rates, string isClosed, string day)
    {
        var i = (int)field;
        var staleness = $"staleness({from}changes[{i}], {from}years[{i}], {from}checked_on[{i}], ({rates})[{i}], {day})";
        return field == StaleField.Status ? staleness : $"CASE WHEN {isClosed} THEN 0 ELSE {staleness} END";
    }

    static (StalePlace Found, long Risk, bool HasDeadLink) Read(NpgsqlDataReader row, PlaceReader reader)
    {
        var i = reader.Columns;
        var parts = row.GetFieldValue<double[]>(i + 1);
        var known = row.GetFieldValue<DateOnly?[]>(i + 2);
        var rates = row.GetFieldValue<double[]>(i + 3);
        var seen = row.IsDBNull(i + 4) ? new long[Fields.Length] : row.GetFieldValue<long[]>(i + 4);
        var reasons = Fields.Select((field, at) => (field, at)).Where(one => parts[one.at] > 0).OrderByDescending(one => parts[one.at]).Take(MostReasons)
            .Select(one => StaleReasons.Of(one.field, known[one.at]!.Value, Likelihood(parts[one.at]), 1 / rates[one.at], seen[one.at]));
        var ofLinks = row.GetDouble(i + 5);
        return (new() { Place = reader.Read(row).Place, Likelihood = Likelihood(parts.Sum() + ofLinks), Reasons = { reasons } }, row.GetInt64(i), ofLinks > 0);
    }

    static void Add(StalePlace found, IEnumerable<StaleReason> links)
    {
        var all = found.Reasons.Concat(links).OrderByDescending(reason => reason.Likelihood).Take(MostReasons).ToList();
        found.Reasons.Clear();
        found.Reasons.AddRange(all);
    }

    static double Likelihood(double staleness) => 1 - Math.Exp(-staleness);
}
