namespace Map.Service.Storage.Entities;

/// <summary>The subject of a revision: a place, an organisation or a region, together with its child rows.</summary>
public interface ISubject
{
    /// <summary>Its value of <c>revision.subject</c>.</summary>
    string Subject { get; }

    /// <summary>Its value of <c>revision.subject_id</c>.</summary>
    string SubjectId { get; }

    /// <summary>Number of its last revision. Only <see cref="MapDbContext"/> sets it.</summary>
    long Revision { get; set; }

    /// <summary>Sets the time of the change, and that of the creation if <paramref name="created"/>.</summary>
    void Stamp(DateTime at, bool created);
}
