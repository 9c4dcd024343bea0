using System.Globalization;
using Map.Service.Freshness.DeadLinks;

namespace Map.Service.Freshness.CitedPages;

/// <summary>What is kept of cited pages, as everybody sees it: no page is kept that only unpublished entries cite. Index: primary keys; at most a batch of rows.</summary>
public sealed class GetCitedPages(NpgsqlDataSource database)
{
    public async Task<BatchGetCitedPagesResponse> RunAsync(BatchGetCitedPagesRequest request, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        if (request.Citations.Count > Limits.BatchSize) violations.Add("citations", $"has {request.Citations.Count} pages; at most {Limits.BatchSize}.");
        var subjects = new Guid[request.Citations.Count];
        for (var i = 0; i < Math.Min(subjects.Length, Limits.BatchSize); i++)
        {
            if (request.Citations[i].HasSubjectId && !Guid.TryParse(request.Citations[i].SubjectId, out subjects[i]))
                violations.Add($"citations[{i}].subject_id", $"is \"{Quote.Of(request.Citations[i].SubjectId)}\", which is no UUID.");
        }

        violations.ThrowIfAny();
        var statement = new Statement();
        statement.Append($"""
            SELECT w.number, c.title, c.visited_on, c.dated_on, c.sha256, q.quotation, c.state, c.since, c.worked_on
            FROM unnest({statement.Value(request.Citations.Select(one => CollectLinks.IdOf(one.Url)).ToArray())}, {statement.Value(subjects)})
                WITH ORDINALITY AS w(page_id, subject_id, number)
            JOIN cited_page c ON c.id = w.page_id LEFT JOIN cited_quotation q ON q.page_id = w.page_id AND q.subject_id = w.subject_id
            ORDER BY w.number
            """);
        return new() { Pages = { await database.ReadAllAsync(statement, row => Read(row, request), cancellationToken) } };
    }

    static CitedPage Read(NpgsqlDataReader row, BatchGetCitedPagesRequest request)
    {
        var citation = request.Citations[(int)row.GetInt64(0) - 1];
        var page = new CitedPage
        {
            Citation = citation, Title = row.Text(1) ?? "", Sha256 = row.IsDBNull(4) ? "" : Convert.ToHexStringLower(row.GetFieldValue<byte[]>(4)), Quotation = row.Text(5) ?? "",
            State = row.Text(6) is { } state ? Words.Find<PageState>(state) : default,
        };
        if (Day(row, 2) is { } visited) page.VisitedOn = Text(visited);
        if (Day(row, 3) is { } dated) page.DatedOn = Text(dated);
        if (Day(row, 7) is { } since) page.Since = Text(since);
        if (page.State == PageState.Gone) page.ArchiveUrl = ArchiveAddress.Of(citation.Url, Day(row, 8));
        return page;
    }

    static DateOnly? Day(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);

    static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
