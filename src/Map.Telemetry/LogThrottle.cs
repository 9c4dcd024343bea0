using System.Collections.Concurrent;

namespace Map.Telemetry;

/// <summary>Bounds how often a message of a kind is logged: while a fault lasts, every call would log it.</summary>
public sealed class LogThrottle(TimeProvider time)
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    readonly ConcurrentDictionary<string, Kind> kinds = new();

    /// <summary>Whether a message of this kind is to be logged now.</summary>
    /// <param name="kind">One of few: never made of what a caller sent.</param>
    /// <param name="left">How many were not logged since the last one.</param>
    public bool IsDue(string kind, out int left)
    {
        var state = kinds.GetOrAdd(kind, _ => new());
        lock (state)
        {
            left = state.Left;
            if (state.LoggedAt is { } at && time.GetElapsedTime(at) < Interval)
            {
                state.Left++;
                return false;
            }

            (state.LoggedAt, state.Left) = (time.GetTimestamp(), 0);
            return true;
        }
    }

    sealed class Kind
    {
        public long? LoggedAt { get; set; }

        public int Left { get; set; }
    }
}
