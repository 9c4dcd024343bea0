namespace Map.Gateway.GraphQL.Events;

/// <summary>When an event takes place, in the local time of a zone: 2026-12-03T18:30, or 2026-12-03 for a whole day.</summary>
public sealed class EventSchedule(V1.EventSchedule message)
{
    /// <summary>When it begins, the first time.</summary>
    public string Start => message.Start;

    /// <summary>When it ends, the first time; of whole days the last day.</summary>
    public string? End => message.HasEnd ? message.End : null;

    /// <summary>The zone by its IANA name, such as Europe/Paris.</summary>
    public string TimeZone => message.TimeZone;

    /// <summary>How it recurs: the RRULE of RFC 5545.</summary>
    public string? Rule => message.HasRule ? message.Rule : null;

    /// <summary>Further times at which it begins.</summary>
    public IReadOnlyList<string> Also => message.Also;

    /// <summary>Times of the rule at which it never was.</summary>
    public IReadOnlyList<string> Except => message.Except;

    /// <summary>Single times that differ.</summary>
    [ListSize(AssumedSize = Expected.ChangesOfSchedule)]
    public IReadOnlyList<EventChange> Changed => [.. message.Changed.Select(change => new EventChange(change))];
}

/// <summary>How one time of a recurring event differs from the others.</summary>
public sealed class EventChange(V1.EventChange message)
{
    /// <summary>When it would begin.</summary>
    public string Occurrence => message.Occurrence;

    /// <summary>Whether it does not take place.</summary>
    public bool Cancelled => message.Cancelled;

    /// <summary>When it begins instead.</summary>
    public string? Start => message.HasStart ? message.Start : null;

    /// <summary>When it ends instead.</summary>
    public string? End => message.HasEnd ? message.End : null;

    /// <summary>What is different.</summary>
    public string? Note => message.HasNote ? message.Note : null;
}
