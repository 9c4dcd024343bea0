using Map.Gateway.Http.Limits;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Time.Testing;

namespace Map.Gateway.Tests.Http.Limits;

public sealed class BurstQueueTests : IDisposable
{
    const int Places = 16, Burst = 10, Standing = 2;

    readonly FakeTimeProvider clock = new();
    readonly BurstQueue queue;

    public BurstQueueTests() => queue = new(Places, Burst, clock);

    public void Dispose() => queue.Dispose();

    [Fact]
    public async Task Burst_is_served_in_the_order_of_its_arrival()
    {
        var inside = Fill();
        var waiting = Enumerable.Range(0, Burst).Select(_ => EnterAsync()).ToList();
        Assert.Null(await EnterAsync());

        for (var i = 0; i < Burst; i++)
        {
            inside[i].Dispose();
            Assert.NotNull(await waiting[i]);
            Assert.All(waiting.Skip(i + 1), one => Assert.False(one.IsCompleted));
        }
    }

    [Fact]
    public async Task Queue_that_stands_becomes_short_and_grows_again_once_it_was_empty()
    {
        var inside = Fill();
        var waiting = Enumerable.Range(0, Standing + 1).Select(_ => EnterAsync()).ToList();
        clock.Advance(queue.Interval);
        Assert.True(queue.IsStanding);
        Assert.Null(await EnterAsync());

        for (var i = 0; i < 2; i++)
        {
            inside[i].Dispose();
            inside[i] = (await waiting[i])!;
        }

        var next = EnterAsync();
        Assert.False(next.IsCompleted);
        Assert.Null(await EnterAsync());
        inside[2].Dispose();
        inside[3].Dispose();
        Assert.NotNull(await waiting[2]);
        Assert.NotNull(await next);
        Assert.False(queue.IsStanding);
        Assert.All(Enumerable.Range(0, Burst).Select(_ => EnterAsync()), one => Assert.False(one.IsCompleted));
    }

    [Fact]
    public async Task Nobody_waits_for_ever()
    {
        Fill();
        var waiting = EnterAsync();

        clock.Advance(queue.LongestWait);

        Assert.Null(await waiting);
        Assert.Equal(0, queue.Waiting);
    }

    [Fact]
    public async Task Who_leaves_waits_no_longer_and_takes_no_place()
    {
        var inside = Fill();
        using var gone = new CancellationTokenSource();
        var waiting = queue.EnterAsync(gone.Token).AsTask();

        await gone.CancelAsync();

        Assert.Null(await waiting);
        inside[0].Dispose();
        Assert.Equal(Places - 1, queue.InUse);
    }

    List<RateLimitLease> Fill() => [.. Enumerable.Range(0, Places).Select(_ => queue.TryEnter()!)];

    Task<RateLimitLease?> EnterAsync() => queue.EnterAsync(CancellationToken.None).AsTask();
}
