using Map.Service.Log.ChangeFeed;

namespace Map.Service.Tests.Log.ChangeFeed;

public sealed class SharedWorkTests
{
    readonly SharedWork<string, int> shared = new();

    [Fact]
    public async Task Those_who_ask_at_same_time_share_work_and_one_who_leaves_leaves_it_to_others()
    {
        var begun = 0;
        var result = new TaskCompletionSource<int>();
        using var leaving = new CancellationTokenSource();
        var first = shared.GetAsync("a", Work, leaving.Token);
        var second = shared.GetAsync("a", Work, CancellationToken.None);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        result.SetResult(7);

        Assert.Equal(7, await second);
        Assert.Equal(1, begun);

        Task<int> Work(CancellationToken token)
        {
            Interlocked.Increment(ref begun);
            return result.Task.WaitAsync(token);
        }
    }

    [Fact]
    public async Task Work_that_everybody_left_is_stopped_and_begun_anew_for_next()
    {
        var stopped = new TaskCompletionSource();
        using var leaving = new CancellationTokenSource();
        var left = shared.GetAsync("a", async token =>
        {
            using var stop = token.Register(stopped.SetResult);
            await stopped.Task;
            token.ThrowIfCancellationRequested();
            return 1;
        }, leaving.Token);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(2, await shared.GetAsync("a", _ => Task.FromResult(2), CancellationToken.None));
    }

    [Fact]
    public async Task Failure_is_told_and_nothing_is_kept()
    {
        await Assert.ThrowsAsync<TimeoutException>(() =>
            shared.GetAsync("a", _ => Task.FromException<int>(new TimeoutException()), CancellationToken.None));
        Assert.Equal(1, await shared.GetAsync("a", _ => Task.FromResult(1), CancellationToken.None));
        Assert.Equal(2, await shared.GetAsync("a", _ => Task.FromResult(2), CancellationToken.None));
    }

    [Fact]
    public async Task Questions_are_told_apart()
    {
        var results = await Task.WhenAll(
            shared.GetAsync("a", _ => Task.FromResult(1), CancellationToken.None),
            shared.GetAsync("b", _ => Task.FromResult(2), CancellationToken.None));
        Assert.Equal([1, 2], results);
    }
}
