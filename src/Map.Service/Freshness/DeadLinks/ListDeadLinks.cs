using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Map.Service.Contributions.Edits;
using Map.Service.Places.Read;

namespace Map.Service.Freshness.DeadLinks;

/// <summary>The links that lead nowhere any more, or elsewhere. Index: web_page_dead, page_link; what is in the states is sorted, at most one page and one row are read.</summary>
public sealed class ListDeadLinks(NpgsqlDataSource database, CollectLinks collect)
{
    public async Task<ListDeadLinksResponse> RunAsync(ListDeadLinksRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireContributor("Reading which links are dead");
        var violations = new Violations();
        var size = PageSize.Check(request.HasPageSize, request.PageSize, 50, violations);
        violations.CheckEnums(request.States, "states");
        violations.ThrowIfAny();
        await collect.RunAsync(cancellationToken, CollectLinks.MostOfRead);

        var fingerprint = QueryFingerprint.Of(request);
        var cursor = fingerprint.Read<NumberCursor<long>>(request.PageToken);
        var rows = await database.ReadAllAsync(Select(request, size + 1, caller, cursor), Read, cancellationToken);
        var response = new ListDeadLinksResponse();
        var hasMore = Page.Fill(response.Results, rows, size, row =>
        {
            row.Link.PageToken = fingerprint.TokenAfter(new NumberCursor<long>(row.Rank, row.Id, 0));
            return row.Link;
        });
        if (hasMore) response.NextPageToken = response.Results[^1].PageToken;
        return response;
    }

    static Statement Select(ListDeadLinksRequest request, int limit, Caller caller, NumberCursor<long>? cursor)
    {
        var statement = new Statement();
        IEnumerable<PageState> wanted = request.States.Count > 0 ? request.States : [PageState.Gone, PageState.Moved];
        var states = statement.Value(wanted.Select(state => Words.Of(state)).ToArray());
        var after = cursor is { } last ? $"WHERE (rank, link) > ({statement.Value(last.Number)}, {statement.Value(last.Id)})" : "";
        return statement.Append($"""
            SELECT url, state, (state_since AT TIME ZONE 'UTC')::date, reason, status, visited_at, (worked_at AT TIME ZONE 'UTC')::date, moved_to, subject, subject_id, part, rank, link
            FROM (
                SELECT w.*, l.subject, l.subject_id, l.part, md5(concat_ws(' ', l.page_id, l.subject_id, l.part))::uuid AS link,
                    CASE w.state WHEN 'gone' THEN 0 WHEN 'moved' THEN 1000000000000 ELSE 2000000000000 END - extract(epoch FROM w.state_since)::bigint AS rank
                FROM web_page w JOIN page_link l ON l.page_id = w.id
                WHERE w.state = ANY ({states}) AND CASE l.subject
                    WHEN 'place' THEN EXISTS (SELECT FROM {Visibility.Places(caller, statement)} AND p.id = l.subject_id AND {Visibility.Counts(caller, statement)})
                    ELSE EXISTS (SELECT FROM {Visibility.Organisations(caller, statement)} AND o.id = l.subject_id) END) d
            {after} ORDER BY rank, link LIMIT {statement.Value(limit)}
            """);
    }

    static (DeadLink Link, long Rank, Guid Id) Read(NpgsqlDataReader row)
    {
        var worked = row.IsDBNull(6) ? (DateOnly?)null : row.GetFieldValue<DateOnly>(6);
        var link = new DeadLink
        {
            Url = row.GetString(0), State = Words.Find<PageState>(row.GetString(1)), Since = Day(row.GetFieldValue<DateOnly>(2)), Reason = row.Text(3) ?? "",
            VisitedAt = Timestamp.FromDateTimeOffset(row.GetFieldValue<DateTimeOffset>(5)), ArchiveUrl = ArchiveAddress.Of(row.GetString(0), worked),
            Part = row.GetString(10) == "website" ? LinkPart.Website : LinkPart.Source,
        };
        if (!row.IsDBNull(4)) link.Status = row.GetInt32(4);
        if (worked is { } day) link.WorkedOn = Day(day);
        if (row.Text(7) is { } moved) link.MovedTo = moved;
        if (row.GetString(8) == "place") link.PlaceId = row.GetGuid(9).ToString();
        else link.OrganisationId = row.GetGuid(9).ToString();
        return (link, row.GetInt64(11), row.GetGuid(12));
    }

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
