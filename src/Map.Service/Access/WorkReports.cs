using Microsoft.EntityFrameworkCore;

namespace Map.Service.Access;

/// <summary>Reports against what keys did. While one is open, it halves what its key may publish in an hour; once it was found right, the
/// revision is no accepted work any more.</summary>
public static class WorkReports
{
    /// <summary>Opens a report against the last revision of a place or organisation, if a key made it. Opening it again changes nothing.
    /// </summary>
    /// <param name="context">Its transaction, if it has one.</param>
    /// <param name="id">Id of the report, such as that of the suggestion that says what is wrong.</param>
    /// <param name="subject">What it is about: place, organisation.</param>
    /// <param name="subjectId">UUID of the place or organisation.</param>
    /// <param name="now">What time it is.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Whether there is such a report now.</returns>
    public static Task<bool> OpenAsync(
        MapDbContext context, Guid id, string subject, Guid subjectId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            INSERT INTO work_report (id, revision, key_id, opened_at)
            SELECT {statement.Value(id)}, last.number, last.key_id, {statement.Value(now)}
            FROM (SELECT number, key_id FROM revision
                  WHERE subject = {statement.Value(subject)} AND subject_id = {statement.Value(subjectId.ToString())}
                  ORDER BY number DESC LIMIT 1) last
            WHERE last.key_id IS NOT NULL
            ON CONFLICT (id) DO UPDATE SET id = excluded.id
            """);
        return ExecuteAsync(context, statement, cancellationToken);
    }

    /// <summary>Closes a report.</summary>
    /// <param name="context">Its transaction, if it has one.</param>
    /// <param name="id">Id of the report.</param>
    /// <param name="upheld">Whether the report was right.</param>
    /// <param name="now">What time it is.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Whether there was such a report, still open.</returns>
    public static Task<bool> CloseAsync(MapDbContext context, Guid id, bool upheld, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            UPDATE work_report SET closed_at = {statement.Value(now)}, upheld = {statement.Value(upheld)}
            WHERE id = {statement.Value(id)} AND closed_at IS NULL
            """);
        return ExecuteAsync(context, statement, cancellationToken);
    }

    static async Task<bool> ExecuteAsync(MapDbContext context, Statement statement, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = statement.On((NpgsqlConnection)context.Database.GetDbConnection());
            return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }
}
