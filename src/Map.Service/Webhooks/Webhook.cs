namespace Map.Service.Webhooks;

/// <summary>Somebody who is told of changes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where each change is sent.</param>
/// <param name="Secret">By which deliveries are signed: whsec_ and Base64.</param>
/// <param name="Filter">The places that it is about.</param>
/// <param name="AllowsPrivate">Whether the host of the URL may lie in a private network.</param>
/// <param name="Revision">The last revision of which the receiver has all that concerns it.</param>
/// <param name="Generation">The restore of the map that the revision is of.</param>
/// <param name="DueAt">When the next delivery may be tried.</param>
sealed record Webhook(
    Guid Id, string Url, string Secret, PlaceFilter Filter, bool AllowsPrivate, long Revision, string Generation, DateTimeOffset DueAt)
{
    // Of Standard Webhooks. The first attempt is made at once; the one after the last of these pauses.
    static readonly TimeSpan[] Retries =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10),
    ];

    // A receiver that asks for more is mistaken.
    static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>How often the next delivery has failed.</summary>
    public int Failures { get; init; }

    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>Why the last delivery failed, or why it is paused; null when it did not.</summary>
    public string? Result { get; init; }

    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>After a delivery.</summary>
    public Webhook Delivered(long revision, DateTimeOffset now) =>
        this with { Revision = revision, Failures = 0, Result = null, DueAt = now, DeliveredAt = now };

    /// <summary>After an attempt that failed.</summary>
    public Webhook Failed(Delivery failure, DateTimeOffset now)
    {
        if (failure.IsGone) return Paused(failure.Fault!, now);
        if (Failures >= Retries.Length) return Paused($"It failed {Failures + 1} times, the last time so: {failure.Fault}", now);
        var wait = Retries[Failures];
        var asked = TimeSpan.FromTicks(Math.Min((failure.RetryAfter ?? TimeSpan.Zero).Ticks, LongestWait.Ticks));
        return this with { Failures = Failures + 1, Result = failure.Fault, DueAt = now + (asked > wait ? asked : wait) };
    }

    /// <summary>Nothing is sent until the operator resumes it.</summary>
    public Webhook Paused(string why, DateTimeOffset now) => this with { PausedAt = now, Result = why };
}
