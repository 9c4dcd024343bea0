using Map.Service.Contributions.Suggestions;

namespace Map.Service.Import.Lists;

/// <summary>The table listed_suggestion: which rows of lists were suggested.</summary>
static class ListedSuggestions
{
    const string Open = "s.state IN ('open', 'asked')";

    /// <summary>What was suggested before of the lists of a file, and waits or was rejected.</summary>
    /// <returns>Lists, ids of rows and hashes.</returns>
    public static async Task<HashSet<(string, string, string)>> ReadAsync(NpgsqlConnection connection, string[] lists, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            SELECT l.list, l.row_id, l.contents FROM listed_suggestion l JOIN suggestion s ON s.id = l.suggestion_id
            WHERE l.list = ANY({statement.Value(lists)}) AND ({Open} OR s.state = 'rejected')
            """);
        await using var command = statement.On(connection);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var known = new HashSet<(string, string, string)>();
        while (await row.ReadAsync(cancellationToken))
            known.Add((row.GetString(0), row.GetString(1), Convert.ToHexString(row.GetFieldValue<byte[]>(2))));
        return known;
    }

    /// <summary>How many of a key are open; of the operator, who has none, how many of these lists.</summary>
    public static async Task<int> CountOpenAsync(NpgsqlConnection connection, string[] lists, Guid? key, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        var whose = key is { } known ? $"l.key_id = {statement.Value(known)}" : $"l.key_id IS NULL AND l.list = ANY({statement.Value(lists)})";
        statement.Append($"SELECT count(*)::int FROM listed_suggestion l JOIN suggestion s ON s.id = l.suggestion_id WHERE {whose} AND {Open}");
        await using var command = statement.On(connection);
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Takes back what the same key suggested of a row before: the list says something else now.</summary>
    public static Statement TakeBack(SuggestedRow row, Guid? key)
    {
        var statement = new Statement();
        statement.Append($"""
            WITH gone AS (
                UPDATE suggestion s SET {SuggestionRows.TakenBack} FROM listed_suggestion l
                WHERE l.suggestion_id = s.id AND l.list = {statement.Value(row.List)} AND l.row_id = {statement.Value(row.RowId)}
                  AND l.key_id IS NOT DISTINCT FROM {OrNull(key, statement)} AND {Open}
                RETURNING s.id)
            DELETE FROM suggestion_message m USING gone WHERE m.suggestion_id = gone.id
            """);
        return statement;
    }

    public static Statement Insert(SuggestedRow row, Guid suggestion, Guid? key)
    {
        var statement = new Statement();
        statement.Append($"""
            INSERT INTO listed_suggestion (list, row_id, contents, suggestion_id, said, key_id)
            VALUES ({statement.Value(row.List)}, {statement.Value(row.RowId)}, {statement.Value(row.Contents)}, {statement.Value(suggestion)},
                    {(row.Said is { } said ? $"{statement.Value(said)}::jsonb" : "NULL")}, {OrNull(key, statement)})
            ON CONFLICT (list, row_id, contents) DO UPDATE SET suggestion_id = excluded.suggestion_id, said = excluded.said, key_id = excluded.key_id
            """);
        return statement;
    }

    /// <summary>Takes back that a row is gone, and forgets that somebody was told: it is there again.</summary>
    public static Statement Back(string list, string row)
    {
        var statement = new Statement();
        statement.Append($"""
            WITH told AS (
                DELETE FROM listed_suggestion l USING suggestion s
                WHERE s.id = l.suggestion_id AND s.kind = 'report' AND l.list = {statement.Value(list)} AND l.row_id = {statement.Value(row)}
                RETURNING s.id)
            UPDATE suggestion s SET {SuggestionRows.TakenBack} FROM told WHERE s.id = told.id AND {Open}
            """);
        return statement;
    }

    /// <summary>Takes back what was suggested of these rows of the operator's list, and forgets it, whatever became of it.</summary>
    public static Statement Forget(string list, string[] rows)
    {
        var statement = new Statement();
        statement.Append($"""
            WITH told AS (
                DELETE FROM listed_suggestion l WHERE l.list = {statement.Value(list)} AND l.row_id = ANY({statement.Value(rows)}) AND l.key_id IS NULL
                RETURNING l.suggestion_id AS id)
            UPDATE suggestion s SET {SuggestionRows.TakenBack} FROM told WHERE s.id = told.id AND {Open}
            """);
        return statement;
    }

    public static string[] ListsOf(ListPlan plan) => [.. plan.Rows.Select(row => row.Table.Mapping.List).Distinct()];

    static string OrNull(Guid? key, Statement statement) => key is { } known ? statement.Value(known) : "NULL";
}
