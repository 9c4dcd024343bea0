namespace Map.Service.Storage.Entities;

/// <summary>Something whose changes the revision log keeps, together with the rows that belong to it.</summary>
public interface ISubject
{
    /// <summary>Its word in <c>revision.subject</c>.</summary>
    string Subject { get; }

    /// <summary>Its id in <c>revision.subject_id</c>.</summary>
    string SubjectId { get; }

    /// <summary>Number of its last revision. <see cref="MapDbContext"/> alone sets it.</summary>
    long Revision { get; set; }

    /// <summary>Takes the time of a change; <paramref name="created"/> when it is the first.</summary>
    void Stamp(DateTime at, bool created);
}
