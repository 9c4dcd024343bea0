namespace Map.Service.Access;

/// <summary>Reports against what keys did, each of which is a suggestion that says that something is wrong. While one is open, it halves what
/// its key may publish in an hour; once it was found right, the revision is no accepted work any more.</summary>
public static class WorkReports
{
    /// <summary>Opens a report against the last revision of a place, if a key made it. Opening it again changes nothing.</summary>
    /// <param name="connection">In a transaction, if it is part of one.</param>
    /// <param name="id">Id of the suggestion.</param>
    /// <param name="placeId">UUID of the place.</param>
    /// <param name="openedAt">When, no more exactly than the suggestion says it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Whether there is such a report now.</returns>
    public static async Task<bool> OpenAsync(
        NpgsqlConnection connection, Guid id, Guid placeId, DateTime openedAt, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            INSERT INTO work_report (id, revision, key_id, opened_at)
            SELECT {statement.Value(id)}, last.number, last.key_id, {statement.Value(openedAt)}
            FROM (SELECT number, key_id FROM revision
                  WHERE subject = 'place' AND subject_id = {statement.Value(placeId.ToString())}
                  ORDER BY number DESC LIMIT 1) last
            WHERE last.key_id IS NOT NULL
            ON CONFLICT (id) DO UPDATE SET id = excluded.id
            """);
        await using var command = statement.On(connection);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>Closes the reports of suggestions, as a statement or the body of a WITH.</summary>
    /// <param name="decided">What has the column id, as in FROM.</param>
    /// <param name="isUpheld">Whether they were right.</param>
    /// <param name="statement">Takes the values.</param>
    /// <param name="now">What time it is.</param>
    public static string Close(string decided, bool isUpheld, Statement statement, DateTimeOffset now) => $"""
        UPDATE work_report w SET closed_at = {statement.Value(now.UtcDateTime)}, upheld = {statement.Value(isUpheld)}
        WHERE w.id IN (SELECT id FROM {decided}) AND w.closed_at IS NULL
        """;
}
