namespace Map.Service.Import.Lists;

/// <summary>Rows of a list that were on the map and are not in its file any more.</summary>
/// <param name="Rows">Those that nobody was told of, as suggestions to look.</param>
/// <param name="Back">Those that somebody was told of, and that are there again.</param>
/// <param name="Missing">How many are not in the file of which nobody was told.</param>
/// <param name="Known">How many are known of which nobody was told that they are gone.</param>
sealed record GoneRows(IReadOnlyList<SuggestedRow> Rows, IReadOnlyList<(string List, string RowId)> Back, int Missing, int Known)
{
    // A file that lacks more than this part of what is known is taken for a broken one.
    const int Part = 3;

    /// <summary>Whether so many are missing that nothing is concluded.</summary>
    public bool IsTooMuch => Missing * Part > Known;

    /// <summary>Compares the file of a list with what is known of it, as far as everybody sees the places.</summary>
    public static async Task<GoneRows> FindAsync(NpgsqlDataSource database, ListPlan plan, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            SELECT l.list, l.row_id, p.id, p.name, EXISTS (
                SELECT FROM listed_suggestion g JOIN suggestion s ON s.id = g.suggestion_id
                WHERE g.list = l.list AND g.row_id = l.row_id AND s.kind = 'report')
            FROM listed_row l JOIN LATERAL (
                SELECT p.id, p.name FROM {Visibility.Places(Caller.Anonymous, statement)} AND p.id = l.place_id) p ON true
            WHERE l.list = ANY({statement.Value(ListedSuggestions.ListsOf(plan))}) ORDER BY l.list, l.row_id
            """);
        var known = await database.ReadAllAsync(statement, Read, cancellationToken);
        var ids = plan.Rows.Select(row => (row.Table.Mapping.List, row.RowId)).ToHashSet();
        // A row whose name or spot was corrected has another id when the list gives none.
        var places = plan.Rows.Select(row => row.PlaceId ?? (row.Twin is { } twin ? Guid.Parse(twin.Place.Id) : null)).ToHashSet();
        var isThere = known.ToLookup(row => ids.Contains((row.List, row.RowId)) || places.Contains(row.Place));
        var missing = isThere[false].Where(row => !row.IsTold).ToList();
        var gone = new GoneRows(
            [.. missing.Select(row => Suggested(row, plan.Options))], [.. isThere[true].Where(row => row.IsTold).Select(row => (row.List, row.RowId))],
            missing.Count, known.Count(row => !row.IsTold));
        return gone.IsTooMuch ? gone with { Rows = [] } : gone;
    }

    static SuggestedRow Suggested(KnownRow row, ImportOptions options) => new(
        row.List, row.RowId,
        new()
        {
            Change = new() { Report = new() { PlaceId = row.Place.ToString(), Kind = ReportKind.Wrong } },
            Comment = $"Gone from the list {row.List} ({options.FileName}), which had {Quote.Of(row.Name)}. Has it closed, or was it never there? "
                + "Look, and change what is not true.",
            Sources = { CitedSource.OfWhole(options.Defaults.GetValueOrDefault("source", options.FileName)) },
        },
        row.Place, [], Said: null);

    static KnownRow Read(NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1), row.GetGuid(2), row.GetString(3), row.GetBoolean(4));

    sealed record KnownRow(string List, string RowId, Guid Place, string Name, bool IsTold);
}
