namespace Map.Gateway.Upstream;

/// <summary>The state of the map, as far as this gateway knows it without asking: what callers without a key are answered depends on
/// their question and on it alone.</summary>
public sealed class KnownState(TimeProvider time)
{
    /// <summary>How long the last word on it is believed. The service has another every second.</summary>
    public static readonly TimeSpan Trust = TimeSpan.FromSeconds(5);

    readonly Lock sync = new();
    CancellationTokenSource doubt = new();
    volatile Known? known;

    /// <summary>Its name; null when it is not known now, and everything has to be asked for.</summary>
    public string? Current => known is { } last && time.GetElapsedTime(last.HeardAt) < Trust ? last.State : null;

    /// <summary>Cancelled when whoever listens now may hear of what is over. It goes with all that is heard from now on.</summary>
    public CancellationToken Doubt
    {
        get
        {
            lock (sync)
                return doubt.Token;
        }
    }

    /// <summary>Takes a word on the state, unless there was a doubt since the listening began.</summary>
    public void Hear(string state, CancellationToken doubtWhenBegun)
    {
        lock (sync)
        {
            if (!doubtWhenBegun.IsCancellationRequested && doubtWhenBegun == doubt.Token)
                known = new(state, time.GetTimestamp());
        }
    }

    /// <summary>Forgets it, until it is heard from somebody who begins to tell it after now.</summary>
    public void Forget()
    {
        CancellationTokenSource over;
        lock (sync)
        {
            known = null;
            (over, doubt) = (doubt, new());
        }

        // Not disposed of: whoever listens may be about to register with it.
        over.Cancel();
    }

    sealed record Known(string State, long HeardAt);
}
