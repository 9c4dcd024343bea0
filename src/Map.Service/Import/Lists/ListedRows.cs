using Google.Protobuf;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Import.Lists;

/// <summary>The table listed_row: what rows of lists became, and what they said.</summary>
static class ListedRows
{
    /// <summary>Tells rows what they became before. One whose place was merged into another is left out by its note.</summary>
    public static async Task RecallAsync(MapDbContext context, IReadOnlyList<ListRow> rows, CancellationToken cancellationToken)
    {
        foreach (var list in rows.Where(row => row.PlaceId is null).GroupBy(row => row.Table.Mapping.List))
        {
            var statement = new Statement();
            statement.Append($"""
                SELECT l.row_id, coalesce(p.id, r.survivor_id), l.said::text, p.id IS NULL
                FROM listed_row l LEFT JOIN place p ON p.id = l.place_id LEFT JOIN redirect r ON r.id = l.place_id
                WHERE l.list = {statement.Value(list.Key)} AND (p.id IS NOT NULL OR r.id IS NOT NULL)
                """);
            var known = (await context.ReadAllAsync(statement, Read, cancellationToken)).ToDictionary(row => row.RowId);
            foreach (var row in list.Where(row => row.RowId.Length > 0))
            {
                if (!known.TryGetValue(row.RowId, out var before)) continue;
                (row.PlaceId, row.Said) = (before.PlaceId, before.Said);
                if (before.IsMerged) row.Note(Merged, "-", $"was merged into the place {before.PlaceId} on the map; it is left out.");
            }
        }
    }

    /// <summary>The code of the note of a row whose place was merged into another.</summary>
    public const string Merged = "merged";

    public static async Task SaveAsync(MapDbContext context, IEnumerable<ListRow> rows, Guid act, CancellationToken cancellationToken)
    {
        foreach (var chunk in rows.Where(row => row.RowId.Length > 0).Chunk(10_000))
        {
            var lists = chunk.Select(row => row.Table.Mapping.List).ToArray();
            var ids = chunk.Select(row => row.RowId).ToArray();
            var places = chunk.Select(row => (row.NewId ?? row.PlaceId)!.Value).ToArray();
            var said = chunk.Select(row => JsonFormatter.Default.Format(row.Place)).ToArray();
            await context.Database.ExecuteSqlAsync($"""
                INSERT INTO listed_row (list, row_id, place_id, said, act_id)
                SELECT list, row_id, place_id, said::jsonb, {act} FROM unnest({lists}, {ids}, {places}, {said}) AS given (list, row_id, place_id, said)
                ON CONFLICT (list, row_id) DO UPDATE SET place_id = excluded.place_id, said = excluded.said, act_id = excluded.act_id
                """, cancellationToken);
        }
    }

    /// <summary>Forgets what rows said of places that were set back: they are compared with the map the next time.</summary>
    public static Task ForgetAsync(MapDbContext context, Guid[] places, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"UPDATE listed_row SET said = NULL WHERE place_id = ANY({places})", cancellationToken);

    static Known Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetGuid(1),
        row.IsDBNull(2) ? null : MessageJson.Parse<Place>(row.GetString(2)), row.GetBoolean(3));

    sealed record Known(string RowId, Guid PlaceId, Place? Said, bool IsMerged);
}
