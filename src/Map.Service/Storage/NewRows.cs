using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Map.Service.Storage;

/// <summary>Writes many new places and organisations of a context with COPY. An INSERT of its own for each row takes longer to prepare for the
/// generated columns and checks of a place than to run.</summary>
static class NewRows
{
    // With fewer, one round trip for each table is no gain.
    const int Few = 50;

    // Rows of one statement: each has the time limit of a statement.
    const int Most = 5_000;

    /// <summary>Writes those that are new, with their child rows and the sources that are new, unless they are few. What else changes is left to
    /// the context.</summary>
    /// <returns>How many rows were written.</returns>
    public static async Task<int> WriteAsync(MapDbContext context, IReadOnlyList<SubjectChange> changes, CancellationToken cancellationToken)
    {
        var created = changes.Where(change => change.Change == Change.Created).Select(change => change.Subject).ToHashSet();
        // What is deleted may have to go first, and regions must be there before what lies in them.
        if (created.Count < Few || created.Any(subject => subject is RegionEntity) || changes.Any(change => change.Change == Change.Deleted)) return 0;
        var ids = created.Select(subject => (subject.GetType(), subject.SubjectId)).ToHashSet();
        var tables = context.ChangeTracker.Entries().Where(entry => entry.State == EntityState.Added && IsNew(entry, ids))
            .GroupBy(entry => entry.Metadata).OrderBy(table => Depth(table.Key)).Select(table => (Type: table.Key, Entries: table.ToList())).ToList();
        foreach (var (type, entries) in tables)
        {
            // Waits as long as a statement of the context may: a COPY has 30 seconds to begin.
            var locking = $"LOCK TABLE {type.GetTableName()} IN ROW EXCLUSIVE MODE";
            await context.Database.ExecuteSqlRawAsync(locking, cancellationToken);
            foreach (var chunk in entries.Chunk(Most)) await CopyAsync(context, type, chunk, cancellationToken);
        }

        foreach (var entry in tables.SelectMany(table => table.Entries)) entry.State = EntityState.Unchanged;
        return tables.Sum(table => table.Entries.Count);
    }

    static bool IsNew(EntityEntry entry, HashSet<(Type, string)> created)
    {
        if (entry.Entity is not IPart) return entry.Entity is SourceEntity || entry.Entity is ISubject subject && created.Contains((subject.GetType(), subject.SubjectId));
        var owner = SubjectChange.OwnerOf(entry.Metadata);
        return created.Contains((owner.PrincipalEntityType.ClrType, owner.Properties[0].GetGetter().GetClrValue(entry.Entity)!.ToString()!));
    }

    // A table comes after those that it refers to.
    static int Depth(IReadOnlyEntityType type) => type.GetForeignKeys()
        .Where(key => key.PrincipalEntityType != type).Select(key => Depth(key.PrincipalEntityType) + 1).DefaultIfEmpty(0).Max();

    static async Task CopyAsync(MapDbContext context, IEntityType type, IEnumerable<EntityEntry> entries, CancellationToken cancellationToken)
    {
        var columns = type.GetProperties().Select(property => new Column(property)).ToArray();
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        await using var copy = await ((NpgsqlConnection)context.Database.GetDbConnection()).BeginBinaryImportAsync(
            $"COPY {type.GetTableName()} ({names}) FROM STDIN (FORMAT binary)", cancellationToken);
        // The import itself has no time limit: the server ends a statement.
        copy.Timeout = TimeSpan.Zero;
        foreach (var entry in entries)
        {
            await copy.StartRowAsync(cancellationToken);
            foreach (var column in columns)
                if (column.Of(entry.Entity) is { } value) await copy.WriteAsync(value, column.Type, cancellationToken);
                else await copy.WriteNullAsync(cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    sealed class Column(IProperty property)
    {
        readonly IClrPropertyGetter getter = property.GetGetter();
        readonly RelationalTypeMapping mapping = property.GetRelationalTypeMapping();

        public string Name { get; } = property.GetColumnName();

        /// <summary>Without what follows it in parentheses.</summary>
        public string Type { get; } = property.GetRelationalTypeMapping().StoreType.Split('(')[0];

        public object? Of(object entity) =>
            getter.GetClrValue(entity) is { } value ? mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value : null;
    }
}
