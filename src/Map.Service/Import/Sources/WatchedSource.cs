namespace Map.Service.Import.Sources;

/// <summary>A list of others that is watched.</summary>
/// <param name="Name">The name of the list.</param>
/// <param name="Address">A web address, or the path of a file.</param>
/// <param name="Options">How it is read.</param>
/// <param name="Every">How often.</param>
/// <param name="AllowsPrivate">Whether the host of the address may lie in a private network.</param>
/// <param name="DueAt">When it is fetched next.</param>
sealed record WatchedSource(string Name, string Address, ImportOptions Options, Every Every, bool AllowsPrivate, DateTimeOffset DueAt)
{
    // A server that fails is asked again after this, twice this, and so on, until it is as long as between two fetches.
    static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(15);

    const int MostDoublings = 16;

    // A server that asks for more is mistaken.
    static readonly TimeSpan LongestWait = TimeSpan.FromDays(31);

    public DateTimeOffset? FetchedAt { get; init; }

    /// <summary>How often it has failed since it last did not.</summary>
    public int Failures { get; init; }

    /// <summary>What the last fetch came to.</summary>
    public string? Result { get; init; }

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    /// <summary>SHA-256 of the file that was read last; null when not all of it was suggested.</summary>
    public byte[]? Contents { get; init; }

    /// <summary>After a fetch that failed.</summary>
    /// <param name="now">When.</param>
    /// <param name="why">Why.</param>
    /// <param name="wait">What the server asks for.</param>
    public WatchedSource Failed(DateTimeOffset now, string why, TimeSpan? wait = null)
    {
        var (usual, retry) = (Every.After(now), now + FirstRetry * Math.Pow(2, Math.Min(Failures, MostDoublings)));
        var asked = now + TimeSpan.FromTicks(Math.Min((wait ?? TimeSpan.Zero).Ticks, LongestWait.Ticks));
        var earliest = retry < usual ? retry : usual;
        return this with { Failures = Failures + 1, Result = why, DueAt = asked > earliest ? asked : earliest };
    }

    /// <summary>After a fetch that did not fail.</summary>
    public WatchedSource Read(DateTimeOffset now, string result) => this with { FetchedAt = now, Failures = 0, Result = result, DueAt = Every.After(now) };
}
