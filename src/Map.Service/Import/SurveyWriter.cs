using Microsoft.EntityFrameworkCore;

namespace Map.Service.Import;

/// <summary>Adds and changes rows of the table survey. It deletes none: a file may have the surveys of some countries only.</summary>
static class SurveyWriter
{
    /// <returns>How many rows are new, and how many have changed.</returns>
    public static async Task<(int Created, int Updated)> ApplyAsync(
        MapDbContext context, IReadOnlyList<SurveyDraft> drafts, CancellationToken cancellationToken)
    {
        var written = new List<bool>();
        foreach (var (_, region, survey) in drafts)
            // A row is returned only if it is written; xmax is 0 in a row that is new.
            written.AddRange(await context.Database.SqlQuery<bool>($"""
                INSERT INTO survey AS s (region_code, kind, extent, as_of, note, citation, url)
                VALUES ({region}, {survey.Kind}, {survey.Extent}, {(survey.HasAsOf ? survey.AsOf : null)},
                        {(survey.HasNote ? survey.Note : null)}, {survey.Source?.Citation},
                        {(survey.Source is { HasUrl: true } source ? source.Url : null)})
                ON CONFLICT (region_code, kind) DO UPDATE
                SET extent = excluded.extent, as_of = excluded.as_of, note = excluded.note, citation = excluded.citation, url = excluded.url
                WHERE s IS DISTINCT FROM excluded
                RETURNING xmax = 0 AS "Value"
                """).ToListAsync(cancellationToken));

        // They are part of the data version but make no revision, so listeners are notified here.
        if (written.Count > 0)
            await context.Database.ExecuteSqlAsync($"SELECT pg_notify('revision', last::text) FROM revision_counter", cancellationToken);
        var created = written.Count(isNew => isNew);
        return (created, written.Count - created);
    }
}
