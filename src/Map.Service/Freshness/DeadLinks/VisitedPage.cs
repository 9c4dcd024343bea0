namespace Map.Service.Freshness.DeadLinks;

/// <summary>A page that the map links to, and what its visits have shown.</summary>
/// <param name="Id">Made of its address.</param>
/// <param name="Url">Its address.</param>
/// <param name="Host">Its host.</param>
sealed record VisitedPage(Guid Id, string Url, string Host)
{
    // A page is called gone after so many visits without it, over so many days.
    const int GoneVisits = 3;

    static readonly TimeSpan GoneAfter = TimeSpan.FromDays(6);

    static readonly TimeSpan Usual = TimeSpan.FromDays(14), Seldom = TimeSpan.FromDays(30);

    // After the first visit that finds it missing, after the second and so on.
    static readonly TimeSpan[] Doubted = [TimeSpan.FromDays(1), TimeSpan.FromDays(2), TimeSpan.FromDays(4)];

    static readonly TimeSpan[] Retries =
        [TimeSpan.FromHours(1), TimeSpan.FromHours(5), TimeSpan.FromDays(1), TimeSpan.FromDays(2), TimeSpan.FromDays(4), TimeSpan.FromDays(7)];

    // A server that asks for more is mistaken.
    static readonly TimeSpan LongestWait = TimeSpan.FromDays(31);

    /// <summary>How it stands; unspecified before that is known.</summary>
    public PageState State { get; init; }

    public DateTimeOffset? Since { get; init; }

    public int? Status { get; init; }

    public string? Reason { get; init; }

    public DateTimeOffset? WorkedAt { get; init; }

    public DateTimeOffset? MissingSince { get; init; }

    public int MissingVisits { get; init; }

    public int Failures { get; init; }

    public string? MovedTo { get; init; }

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    public string? Title { get; init; }

    public DateOnly? DatedOn { get; init; }

    public byte[]? Hash { get; init; }

    public DateTimeOffset? ReadAt { get; init; }

    public DateTimeOffset DueAt { get; init; }

    /// <summary>After a visit. A failure takes back nothing that was found before; only what is found does.</summary>
    public VisitedPage After(Visit visit, DateTimeOffset now)
    {
        var after = visit.Finding switch
        {
            Finding.Works => Found(PageState.Works, now) with { WorkedAt = now, MovedTo = null },
            Finding.Moved => Found(PageState.Moved, now) with { WorkedAt = now, MovedTo = visit.MovedTo },
            Finding.Missing => Missing(now),
            Finding.Blocked => Found(PageState.Blocked, now),
            Finding.Forbidden => Found(PageState.Forbidden, now),
            _ => Failed(now),
        };
        return after.Kept(visit, now) with { Status = visit.Status, Reason = visit.Reason, DueAt = now + after.Wait(visit) };
    }

    VisitedPage Found(PageState state, DateTimeOffset now) => In(state, now) with { MissingSince = null, MissingVisits = 0, Failures = 0 };

    VisitedPage In(PageState state, DateTimeOffset now) => State == state ? this : this with { State = state, Since = now };

    VisitedPage Missing(DateTimeOffset now)
    {
        var doubted = this with { MissingSince = MissingSince ?? now, MissingVisits = MissingVisits + 1, Failures = 0 };
        return doubted.MissingVisits >= GoneVisits && now - doubted.MissingSince >= GoneAfter ? doubted.In(PageState.Gone, now) : doubted;
    }

    // That a server does not answer says nothing of a page that was gone before.
    VisitedPage Failed(DateTimeOffset now)
    {
        var failed = this with { Failures = Failures + 1 };
        return State == PageState.Gone ? failed : failed.In(PageState.Unreachable, now);
    }

    VisitedPage Kept(Visit visit, DateTimeOffset now)
    {
        if (visit.Finding is not (Finding.Works or Finding.Moved) || visit.IsUnchanged) return this;
        var kept = this with { ETag = visit.ETag, LastModified = visit.LastModified };
        return visit.Hash is not null && Hash is not null && visit.Hash.AsSpan().SequenceEqual(Hash) ? kept : kept with
        {
            Title = visit.Text?.Title, DatedOn = visit.Text?.DatedOn, Hash = visit.Hash, ReadAt = now,
        };
    }

    TimeSpan Wait(Visit visit)
    {
        var usual = visit.Finding switch
        {
            Finding.Works or Finding.Moved => Usual,
            Finding.Missing => State == PageState.Gone ? Seldom : Doubted[Math.Min(MissingVisits, Doubted.Length) - 1],
            Finding.Unreachable => Retries[Math.Min(Failures, Retries.Length) - 1],
            _ => Seldom,
        };
        // Pages that were added together need not be visited together for ever.
        var spread = usual >= Usual ? usual * (Id.ToByteArray()[0] / 255.0 * 0.2) : TimeSpan.Zero;
        var asked = visit.RetryAfter is { } wait && wait > usual ? (wait < LongestWait ? wait : LongestWait) : usual;
        return asked + spread;
    }
}
