using Microsoft.EntityFrameworkCore;

namespace Map.Service.Import;

/// <summary>Adds and changes rows of the tables facility_type and facility_type_word. It deletes none: places have these types, and
/// bookmarked filters use these words.</summary>
static class FacilityTypeWriter
{
    /// <returns>How many rows are new, and how many have changed.</returns>
    public static async Task<(int Created, int Updated)> ApplyAsync(
        MapDbContext context, IReadOnlyList<FacilityTypeWord> words, CancellationToken cancellationToken)
    {
        if (words.Count == 0)
            return (0, 0);
        var known = (await FacilityTypeWord.LoadAsync(context, cancellationToken)).ToDictionary(word => word.Key);
        // A type has no source, although its row in the file may name one.
        var written = words.Select(word => word.IsType ? word with { Source = null } : word)
            .Where(word => known.GetValueOrDefault(word.Key) != word).ToList();
        if (written.Count == 0)
            return (0, 0);

        // Only rows that differ, because each conflict uses up a value of the identity column.
        foreach (var type in written.Where(word => word.IsType))
            await context.Database.ExecuteSqlAsync($"""
                INSERT INTO facility_type (code, name) VALUES ({type.Code}, {type.Name})
                ON CONFLICT (code) DO UPDATE SET name = excluded.name
                """, cancellationToken);
        foreach (var word in written.Where(word => !word.IsType))
            await context.Database.ExecuteSqlAsync($"""
                INSERT INTO facility_type_word (scheme, word, code, name, source)
                VALUES ({word.Scheme}, {word.Word}, {word.Code}, {word.Name}, {word.Source})
                ON CONFLICT (scheme, word) DO UPDATE SET code = excluded.code, name = excluded.name, source = excluded.source
                """, cancellationToken);
        // They are part of the data version but make no revision, so listeners are notified here.
        await context.Database.ExecuteSqlAsync($"SELECT pg_notify('revision', last::text) FROM revision_counter", cancellationToken);
        var created = written.Count(word => !known.ContainsKey(word.Key));
        return (created, written.Count - created);
    }
}
