using Map.Gazetteer;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Import;

/// <summary>Imports files into a migrated database, all or nothing.</summary>
public static class Importer
{
    /// <summary>
    /// Imports tables of the seed's formats and GeoJSON files of regions, in one transaction. If anything is wrong with them, nothing is
    /// written, and the report lists every problem. Unchanged rows are left alone: importing the same files again changes nothing.
    /// </summary>
    public static async Task<ImportReport> ImportAsync(
        NpgsqlDataSource database, IReadOnlyList<string> files, TimeProvider clock, CancellationToken cancellationToken,
        ImportMode mode = ImportMode.Add) =>
        (await ImportAsync(database, files, onlyIfEmpty: false, clock, cancellationToken, mode))!;

    /// <param name="database">A migrated database.</param>
    /// <param name="files">The files.</param>
    /// <param name="onlyIfEmpty">Whether nothing is imported, and the result is null, when there is anything on the map.</param>
    /// <param name="clock">The time of the revisions.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="mode">What becomes of what the files do not name.</param>
    /// <param name="also">What else is written in the transaction, once the files are; if it throws, nothing is.</param>
    internal static async Task<ImportReport?> ImportAsync(
        NpgsqlDataSource database, IReadOnlyList<string> files, bool onlyIfEmpty, TimeProvider clock, CancellationToken cancellationToken,
        ImportMode mode = ImportMode.Add, Func<MapDbContext, Task>? also = null)
    {
        var problems = new List<ImportProblem>();
        // Is read while the files are.
        var reading = EmbeddedGazetteer.ReadAsync();
        await using var context = MapDbContext.Open(database, clock);
        var drafts = ImportFiles.Read(files, await FacilityTypeWord.LoadAsync(context, cancellationToken), problems);
        var gazetteer = await reading.WaitAsync(cancellationToken);

        var act = new Act(Guid.CreateVersion7(clock.GetUtcNow()), "import", NameOf(files));
        context.Author = Author.Import with { Act = act };
        // Moving the boundary of a country moves thousands of places, so an import has no time limit.
        context.Database.SetCommandTimeout(TimeSpan.Zero);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync("SET LOCAL statement_timeout = 0", cancellationToken);
        await context.LockAsync(cancellationToken);
        if (onlyIfEmpty && !await IsEmptyAsync(context, cancellationToken))
            return null;

        // First, because places of this import may be of its facility types.
        var words = await FacilityTypeWriter.ApplyAsync(context, drafts.FacilityTypes, cancellationToken);
        var keys = await KnownKeys.LoadAsync(context, cancellationToken);
        await MergedRows.LeaveOutAsync(context, drafts, cancellationToken);
        new DraftRules(drafts, keys, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).Check();
        PrecisionWarnings.Check(drafts, gazetteer);
        if (problems.Count > 0)
            return Refused(problems);

        var writer = new DraftWriter(context, drafts, keys, gazetteer, mode);
        var regions = await SaveRegionsAsync(context, writer, cancellationToken);
        await writer.ApplyAsync(cancellationToken);
        if (problems.Count > 0)
            return Refused(problems);
        var added = onlyIfEmpty ? [] : AddedPlaces(context);
        var (created, updated, unchanged) = context.CountChanges();
        var (createdUnpublished, updatedUnpublished) = context.CountUnpublished();
        await context.SaveChangesAsync(cancellationToken);
        var surveys = await SurveyWriter.ApplyAsync(context, drafts.Surveys, cancellationToken);
        await PositionWarnings.AddAsync(context, drafts, cancellationToken);
        if (also is not null) await also(context);
        await transaction.CommitWholeAsync();
        return new ImportReport(
            created + regions.Created + words.Created + surveys.Created, updated + regions.Updated + words.Updated + surveys.Updated,
            unchanged + regions.Unchanged, [])
        {
            Warnings = [.. drafts.Warnings.Order().Distinct()],
            Twins = await ImportedTwins.FindAsync(database, drafts, added, clock, cancellationToken),
            CreatedUnpublished = createdUnpublished,
            UpdatedUnpublished = updatedUnpublished,
        };
    }

    static Dictionary<string, Guid> AddedPlaces(MapDbContext context) => context.ChangeTracker.Entries<PlaceEntity>()
        .Where(place => place.State == EntityState.Added).ToDictionary(place => place.Entity.Key!, place => place.Entity.Id);

    // Before the places: a region that is saved after them moves those that lie in it or near it, each time.
    static async Task<(int Created, int Updated, int Unchanged)> SaveRegionsAsync(
        MapDbContext context, DraftWriter writer, CancellationToken cancellationToken)
    {
        await writer.ApplyRegionsAsync(cancellationToken);
        var counts = context.CountChanges();
        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
        return counts;
    }

    // Everybody is told of it as the origin of its changes. An act has room for 500 characters.
    internal static string? NameOf(IReadOnlyList<string> files)
    {
        var (name, named) = ("", 0);
        foreach (var file in files.Select(Path.GetFileName))
        {
            var longer = named == 0 ? file! : $"{name}, {file}";
            if (longer.Length > 480) break;
            (name, named) = (longer, named + 1);
        }

        return named == 0 ? null : named == files.Count ? name : $"{name} and {files.Count - named} more";
    }

    static ImportReport Refused(IEnumerable<ImportProblem> problems) => new(0, 0, 0, [.. problems.Order().Distinct()]);

    internal static async Task<bool> IsEmptyAsync(MapDbContext context, CancellationToken cancellationToken) =>
        !await context.Places.AnyAsync(cancellationToken)
        && !await context.Organisations.AnyAsync(cancellationToken)
        && !await context.Regions.AnyAsync(cancellationToken);
}
