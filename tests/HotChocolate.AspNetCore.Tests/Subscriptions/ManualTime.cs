using System.Threading.Channels;

namespace HotChocolateTests.Subscriptions;

/// <summary>A clock that tests move; its timers go off when it passes them.</summary>
sealed class ManualTime : TimeProvider
{
    readonly Lock sync = new();
    readonly List<ManualTimer> timers = [];
    readonly Channel<TimeSpan> started = Channel.CreateUnbounded<TimeSpan>();
    DateTimeOffset now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (sync)
            return now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Returns once a timer was started that waits for that long.</summary>
    public async Task StartedAsync(TimeSpan dueTime)
    {
        while (await started.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1)) != dueTime)
        {
        }
    }

    public void Advance(TimeSpan by)
    {
        List<ManualTimer> due;
        lock (sync)
        {
            now += by;
            due = [.. timers.Where(timer => timer.Due <= now)];
            foreach (var timer in due)
                timer.Reschedule();
        }

        foreach (var timer in due)
            timer.Fire();
    }

    sealed class ManualTimer(ManualTime time, Action callback) : ITimer
    {
        TimeSpan period;

        public DateTimeOffset Due { get; private set; }

        public void Fire() => callback();

        public void Reschedule()
        {
            if (period == Timeout.InfiniteTimeSpan)
                time.timers.Remove(this);
            else
                Due += period;
        }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
        {
            lock (time.sync)
            {
                time.timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                period = newPeriod;
                Due = time.now + dueTime;
                time.timers.Add(this);
            }

            time.started.Writer.TryWrite(dueTime);
            return true;
        }

        public void Dispose()
        {
            lock (time.sync)
                time.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
