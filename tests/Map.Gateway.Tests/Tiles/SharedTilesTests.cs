using Google.Protobuf;
using Map.Gateway.Tiles;
using Microsoft.Extensions.Time.Testing;

namespace Map.Gateway.Tests.Tiles;

public sealed class SharedTilesTests
{
    const string Tag = "\"a tile\"";

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    readonly FakeTimeProvider clock = new();
    readonly TaskCompletionSource<ByteString> drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly SharedTiles shared;
    CancellationToken abandoned;
    int calls;

    public SharedTilesTests() => shared = new(clock);

    [Fact]
    public async Task Request_that_is_aborted_leaves_call_to_others()
    {
        using var aborted = new CancellationTokenSource();
        var first = GetAsync(aborted.Token);
        var second = GetAsync();
        await aborted.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.WaitAsync(Patience));
        drawn.SetResult(ByteString.CopyFromUtf8("tile"));

        Assert.Equal("tile", (await second.WaitAsync(Patience)).ToStringUtf8());
        Assert.Equal(1, calls);
        Assert.False(abandoned.IsCancellationRequested);
    }

    [Fact]
    public async Task Call_that_no_request_waits_for_is_cancelled()
    {
        using var aborted = new CancellationTokenSource();
        Task[] requests = [GetAsync(aborted.Token), GetAsync(aborted.Token)];
        await UntilCalledAsync();
        await aborted.CancelAsync();
        foreach (var request in requests)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request.WaitAsync(Patience));

        Assert.True(abandoned.IsCancellationRequested);
    }

    [Fact]
    public async Task Failure_is_not_kept()
    {
        drawn.SetException(new InvalidOperationException());
        for (var i = 1; i <= 2; i++)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => GetAsync().WaitAsync(Patience));
            Assert.Equal(i, calls);
        }
    }

    [Fact]
    public async Task Finished_tile_is_held_until_output_cache_has_it_and_no_longer()
    {
        drawn.SetResult(ByteString.Empty);
        await GetAsync().WaitAsync(Patience);
        await GetAsync().WaitAsync(Patience);
        Assert.Equal(1, calls);

        clock.Advance(TimeSpan.FromSeconds(1));
        using var patience = new CancellationTokenSource(Patience);
        while (calls == 1)
            await GetAsync().WaitAsync(patience.Token);
    }

    Task<ByteString> GetAsync(CancellationToken aborted = default) => shared.GetAsync(Tag, CallAsync, aborted);

    Task<ByteString> CallAsync(CancellationToken cancellation)
    {
        abandoned = cancellation;
        Interlocked.Increment(ref calls);
        return drawn.Task;
    }

    async Task UntilCalledAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (Volatile.Read(ref calls) == 0)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
