using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace HotChocolateTests.Subscriptions;

/// <summary>A clock that tests advance, and that lets them wait until a timer is started.</summary>
sealed class WatchedTime : FakeTimeProvider
{
    readonly Channel<TimeSpan> started = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        started.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Waits until a timer with this due time is started.</summary>
    public async Task StartedAsync(TimeSpan dueTime)
    {
        while (await started.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1)) != dueTime)
        {
        }
    }
}
