namespace Map.Service.TellMe.News;

/// <summary>What there is to tell.</summary>
/// <param name="Name">What it is about, as everybody sees it, in the language of the reader; empty for a place that is gone.</param>
/// <param name="Revision">The revision up to which it is.</param>
/// <param name="EventsUntil">Events that begin before are told.</param>
sealed record ToldNews(string Name, long Revision, DateTimeOffset EventsUntil)
{
    /// <summary>The most entries of each kind; of the others it is said that there are more.</summary>
    public const int Most = 30;

    public IReadOnlyList<Place> Added { get; init; } = [];

    public IReadOnlyList<Place> Changed { get; init; } = [];

    /// <summary>Whether more has changed than is told.</summary>
    public bool HasMore { get; init; }

    /// <summary>Whether the place that it is about is no longer on the map.</summary>
    public bool IsGone { get; init; }

    /// <summary>What the place was merged into; null when it was not.</summary>
    public string? MovedTo { get; init; }

    /// <summary>The next events, each with its next times. Empty when none of them is news.</summary>
    public IReadOnlyList<IReadOnlyList<EventResult>> Events { get; init; } = [];

    public bool IsNothing => Added.Count == 0 && Changed.Count == 0 && Events.Count == 0 && !IsGone;
}
