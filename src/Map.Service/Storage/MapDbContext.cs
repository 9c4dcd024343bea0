using Microsoft.EntityFrameworkCore;

namespace Map.Service.Storage;

/// <summary>
/// The tables, for writing. Saving writes the revision log in the same transaction, so that no change of a place, an organisation, a
/// region or an event is missing from it.
/// </summary>
public sealed class MapDbContext(DbContextOptions<MapDbContext> options, TimeProvider clock) : DbContext(options)
{
    // Searching the change tracker instead would compare all loaded entities with their original values, once for each source.
    readonly HashSet<Guid> sources = [];

    public DbSet<PlaceEntity> Places => Set<PlaceEntity>();

    public DbSet<OrganisationEntity> Organisations => Set<OrganisationEntity>();

    public DbSet<RegionEntity> Regions => Set<RegionEntity>();

    public DbSet<EventEntity> Events => Set<EventEntity>();

    /// <summary>Who makes the changes of this context. Without one, nothing can be saved.</summary>
    public Author? Author { get; set; }

    /// <summary>A context outside of dependency injection.</summary>
    public static MapDbContext Open(NpgsqlDataSource database, TimeProvider clock)
    {
        var options = new DbContextOptionsBuilder<MapDbContext>();
        options.UseMapDatabase(database);
        return new MapDbContext(options.Options, clock);
    }

    /// <summary>How many places, organisations and regions saving would create and change, and how many more are loaded.</summary>
    public (int Created, int Updated, int Unchanged) CountChanges()
    {
        var changes = SubjectChange.Of(ChangeTracker);
        var created = changes.Count(change => change.Change == Change.Created);
        return (created, changes.Count - created, ChangeTracker.Entries<ISubject>().Count() - changes.Count);
    }

    /// <summary>How many of the places and organisations that saving would create and change will not be published.</summary>
    public (int Created, int Updated) CountUnpublished()
    {
        var hidden = SubjectChange.Of(ChangeTracker)
            .Where(change => change.Subject is PlaceEntity { Published: false } or OrganisationEntity { Published: false })
            .CountBy(change => change.Change).ToDictionary();
        return (hidden.GetValueOrDefault(Change.Created), hidden.GetValueOrDefault(Change.Updated));
    }

    /// <summary>The id of a source, which is saved with the rest when the database does not have it yet.</summary>
    public Guid IdOf(Source source)
    {
        var row = SourceEntity.Of(source);
        if (sources.Add(row.Id))
            Add(row);
        return row.Id;
    }

    /// <summary>The same; null for no source.</summary>
    public Guid? IdOfOptional(Source? source) => source is null ? null : IdOf(source);

    /// <summary>Locks other writers out until the current transaction ends.</summary>
    public Task LockAsync(CancellationToken cancellationToken) => RevisionLog.LockAsync(Database, cancellationToken);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var changes = SubjectChange.Of(ChangeTracker);
        if (changes.Count == 0)
            return 0;

        var author = Author ?? throw new InvalidOperationException("Set Author before saving: the revision log names who makes a change.");
        await using var transaction = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        if (transaction is not null) await Database.ExecuteSqlRawAsync(MapDatabase.NoLockTimeout, cancellationToken);
        var log = new RevisionLog(Database, author, clock);
        await log.BeginAsync(changes, cancellationToken);
        // Nothing changes from here on: to look for changes in every loaded entity again and again would only take time.
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        int rows;
        try
        {
            await KeepKnownSourcesAsync(cancellationToken);
            rows = await NewRows.WriteAsync(this, changes, cancellationToken);
            rows += await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }

        await log.EndAsync(changes, cancellationToken);
        if (transaction is not null)
            await transaction.CommitWholeAsync();
        return rows;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Use SaveChangesAsync, which writes the revision log.");

    protected override void OnModelCreating(ModelBuilder modelBuilder) => MapModel.Build(modelBuilder);

    // Other writers are locked out by now, so it is certain which sources are new.
    async Task KeepKnownSourcesAsync(CancellationToken cancellationToken)
    {
        var added = ChangeTracker.Entries<SourceEntity>().Where(entry => entry.State == EntityState.Added).ToList();
        if (added.Count == 0)
            return;
        var ids = added.ConvertAll(entry => entry.Entity.Id);
        var known = await Set<SourceEntity>().Where(source => ids.Contains(source.Id)).Select(source => source.Id)
            .ToHashSetAsync(cancellationToken);
        foreach (var entry in added.Where(entry => known.Contains(entry.Entity.Id)))
            entry.State = EntityState.Unchanged;
    }
}
