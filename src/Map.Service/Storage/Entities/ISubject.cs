namespace Map.Service.Storage.Entities;

/// <summary>What a revision is of: a place, an organisation or a region, together with its child rows.</summary>
public interface ISubject
{
    /// <summary>Its value of <c>revision.subject</c>.</summary>
    string Subject { get; }

    /// <summary>Its value of <c>revision.subject_id</c>.</summary>
    string SubjectId { get; }

    /// <summary>Number of its last revision. <see cref="MapDbContext"/> alone sets it.</summary>
    long Revision { get; set; }

    /// <summary>Sets the times of change, and of creation when <paramref name="created"/>.</summary>
    void Stamp(DateTime at, bool created);
}
