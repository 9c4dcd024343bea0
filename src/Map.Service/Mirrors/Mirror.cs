namespace Map.Service.Mirrors;

/// <summary>The map that this one is a copy of.</summary>
/// <param name="Url">The address of its dump.</param>
/// <param name="Key">Its public key, as <see cref="Map.Contract.Files.StateSignature"/> writes it. No other one is believed.</param>
/// <param name="Every">How often it is asked for changes.</param>
/// <param name="AllowsPrivate">Whether the host of the address may lie in a private network.</param>
/// <param name="Signed">Its state that was copied last.</param>
/// <param name="DueAt">When it is asked next.</param>
/// <param name="CheckedAt">When it last had nothing that this map has not.</param>
sealed record Mirror(string Url, string Key, TimeSpan Every, bool AllowsPrivate, SignedState Signed, DateTimeOffset DueAt, DateTimeOffset CheckedAt)
{
    const int MostDoublings = 16;

    // An original that has been away for long is asked once a day, in case it comes back.
    static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    /// <summary>How often it has failed since it last did not.</summary>
    public int Failures { get; init; }

    /// <summary>Why it failed last, or what is wrong with the copy; null when nothing is.</summary>
    public string? Result { get; init; }

    /// <summary>After it could not be copied.</summary>
    /// <param name="now">When.</param>
    /// <param name="why">Why.</param>
    /// <param name="wait">What its server asks for.</param>
    public Mirror Failed(DateTimeOffset now, string why, TimeSpan? wait = null)
    {
        var longest = Every > LongestWait ? Every : LongestWait;
        var usual = Every * Math.Pow(2, Math.Min(Failures, MostDoublings));
        var asked = usual > wait ? usual : wait ?? usual;
        return this with { Failures = Failures + 1, Result = why, DueAt = now + (asked < longest ? asked : longest) };
    }

    /// <summary>After it was found to have the state that this map has.</summary>
    public Mirror Checked(DateTimeOffset now) => this with { CheckedAt = now, Failures = 0, Result = null, DueAt = now + Every };

    /// <summary>After it was copied.</summary>
    /// <param name="now">When.</param>
    /// <param name="state">What the copy has become.</param>
    /// <param name="dump">What was copied.</param>
    public Mirror Copied(DateTimeOffset now, string state, MirrorDump dump)
    {
        var after = Checked(now) with { Signed = dump.Signed };
        return state == dump.Signed.State
            ? after with { ETag = dump.Fetched.ETag, LastModified = dump.Fetched.LastModified }
            // Without a tag it is fetched again: the release of either may be another one by then.
            : after with
            {
                ETag = null, LastModified = null,
                Result = $"The copy has the state {state} and the original {dump.Signed.State}: one of them has other regions, or another release.",
            };
    }
}
