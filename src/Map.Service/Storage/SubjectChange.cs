using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Map.Service.Storage;

/// <summary>A place, organisation or region that is about to change, itself or in one of its child rows.</summary>
sealed class SubjectChange(ISubject subject, Change change)
{
    public ISubject Subject { get; } = subject;

    public Change Change { get; } = change;

    /// <summary>Number of the revision, once taken.</summary>
    public long Number { get; set; }

    /// <summary>All changes of a context, in a deterministic order.</summary>
    public static List<SubjectChange> Of(ChangeTracker tracker)
    {
        tracker.DetectChanges();
        // Once is enough: each of the lists of entries below would do it again.
        tracker.AutoDetectChangesEnabled = false;
        var subjects = tracker.Entries<ISubject>().ToDictionary(entry => (entry.Metadata.ClrType, entry.Entity.SubjectId));
        var changed = new HashSet<EntityEntry<ISubject>>();
        foreach (var entry in tracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
                continue;
            if (entry.Entity is ISubject subject)
                changed.Add(subjects[(entry.Metadata.ClrType, subject.SubjectId)]);
            else if (entry.Entity is IPart)
                changed.UnionWith(Owners(entry, subjects));
        }

        tracker.AutoDetectChangesEnabled = true;
        return [.. changed
            .Select(entry => new SubjectChange(entry.Entity, ChangeOf(entry.State)))
            .OrderBy(change => change.Subject.Subject, StringComparer.Ordinal)
            .ThenBy(change => change.Subject.SubjectId, StringComparer.Ordinal)];
    }

    /// <summary>How a child row refers to its subject: the one foreign key with cascading delete.</summary>
    public static IForeignKey OwnerOf(IEntityType part) => part.GetForeignKeys().Single(key => key.DeleteBehavior == DeleteBehavior.Cascade);

    static Change ChangeOf(EntityState state) => state switch
    {
        EntityState.Added => Change.Created,
        EntityState.Deleted => Change.Deleted,
        _ => Change.Updated,
    };

    // Two where a part moves from one subject to another.
    static IEnumerable<EntityEntry<ISubject>> Owners(EntityEntry part, Dictionary<(Type, string), EntityEntry<ISubject>> subjects)
    {
        // A child row that was removed from its subject still has the original value.
        var key = OwnerOf(part.Metadata);
        var property = part.Property(key.Properties[0].Name);
        var type = key.PrincipalEntityType.ClrType;
        object?[] ids = part.State switch
        {
            EntityState.Added => [property.CurrentValue],
            EntityState.Deleted => [property.OriginalValue],
            _ => [property.OriginalValue, property.CurrentValue],
        };
        foreach (var id in ids.Distinct().Select(id => id!.ToString()!))
            yield return subjects.TryGetValue((type, id), out var owner)
                ? owner
                : throw new InvalidOperationException(
                    $"{part.Metadata.ClrType.Name} changes, but {type.Name} {id}, which it is part of, is not loaded.");
    }
}
