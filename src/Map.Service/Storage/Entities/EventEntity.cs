namespace Map.Service.Storage.Entities;

/// <summary>A row of <c>event</c>, for writing. What the database derives has no property.</summary>
public sealed class EventEntity : ISubject
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    public EventKind Kind { get; set; }

    public EventStatus Status { get; set; }

    public string? Description { get; set; }

    public string? Url { get; set; }

    public string[] Languages { get; set; } = [];

    public string? Accessibility { get; set; }

    /// <summary>The message EventSchedule as JSON.</summary>
    public string Schedule { get; set; } = "{}";

    /// <summary>The message EventVenue as JSON, as it was given.</summary>
    public string Venue { get; set; } = "{}";

    /// <summary>A list of messages EventOrganiser as JSON; null for none.</summary>
    public string? Organisers { get; set; }

    public bool Published { get; set; }

    /// <summary>The key that added it.</summary>
    public Guid? WriterId { get; set; }

    public List<EventSourceEntity> Sources { get; } = [];

    public DateTime CreatedAt { get; set; }

    public DateTime UpdatedAt { get; set; }

    public long Revision { get; set; }

    string ISubject.Subject => "event";

    string ISubject.SubjectId => Id.ToString();

    void ISubject.Stamp(DateTime at, bool created)
    {
        if (created) CreatedAt = at;
        UpdatedAt = at;
    }
}
