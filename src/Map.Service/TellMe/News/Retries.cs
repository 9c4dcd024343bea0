namespace Map.Service.TellMe.News;

/// <summary>When something is sent again that an address refused.</summary>
static class Retries
{
    static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromDays(1),
    ];

    // An address that takes nothing for so long is given up.
    static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>When; null to give the address up.</summary>
    /// <param name="subscription">As it was before this failure.</param>
    /// <param name="now">The time.</param>
    /// <param name="atLeast">What its server asks for; null for nothing.</param>
    public static DateTimeOffset? After(Subscription subscription, DateTimeOffset now, TimeSpan? atLeast = null)
    {
        if (subscription.FailingSince is { } since && now - since >= Longest) return null;
        var wait = Waits[Math.Min(subscription.Failures, Waits.Length - 1)];
        var asked = atLeast is { } given && given < Waits[^1] ? given : wait;
        return now + (asked > wait ? asked : wait);
    }
}
