namespace Map.Gateway.GraphQL.Events;

/// <summary>One time of an event.</summary>
public sealed class EventTime(V1.EventOccurrence message)
{
    /// <summary>When it begins by the schedule, in local time: its name within the event.</summary>
    public string Occurrence => message.Occurrence;

    /// <summary>When it begins, in local time, or the first day.</summary>
    public string Start => message.Start;

    /// <summary>When it ends, in local time, or the last day.</summary>
    public string End => message.End;

    /// <summary>When it begins.</summary>
    public DateTimeOffset StartsAt => message.StartsAt.ToDateTimeOffset();

    /// <summary>When it ends.</summary>
    public DateTimeOffset EndsAt => message.EndsAt.ToDateTimeOffset();

    /// <summary>Whether it takes place.</summary>
    public V1.EventStatus Status => message.Status;

    /// <summary>What is different this time.</summary>
    public string? Note => message.HasNote ? message.Note : null;
}
