using System.Threading.RateLimiting;
using Google.Rpc;
using Grpc.Core;
using Map.Contract;
using Map.Service.Overload;
using Map.Testing.Running;
using Map.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Map.Service.Tests.Overload;

/// <summary>More calls than there are connections. The places are taken by the test, as by calls that do not end.</summary>
public sealed class CallLimitTests : IAsyncLifetime
{
    // Calls have a deadline by the real clock; this one only tells how long a queue stands.
    readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
    PlacesServer server = null!;
    readonly List<RateLimitLease> taken = [];

    CallLimit Limit => server.Services.GetRequiredService<CallLimit>();

    public async Task InitializeAsync()
    {
        server = new() { Clock = clock };
        await server.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        taken.ForEach(place => place.Dispose());
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Call_that_would_wait_too_long_is_refused_with_when_to_try_again()
    {
        await OverloadAsync();
        var waiting = WaitAll();

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await server.Places.CountPlacesAsync(new()));

        Assert.Equal(StatusCode.ResourceExhausted, refused.StatusCode);
        Assert.Equal("OVERLOADED", refused.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason);
        Assert.Equal(2, refused.GetRpcStatus()?.GetDetail<RetryInfo>()?.RetryDelay.Seconds);
        await EndAsync(waiting);
        Assert.Equal(0, (await server.Places.CountPlacesAsync(new())).Count);
    }

    [Fact]
    public async Task Streams_are_refused_while_reads_may_still_wait()
    {
        await OverloadAsync();

        using var stream = server.Places.StreamPlaces(new());
        var refused = await Assert.ThrowsAsync<RpcException>(() => stream.ResponseStream.MoveNext(CancellationToken.None));

        Assert.Equal("OVERLOADED", refused.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason);
        var read = server.Places.CountPlacesAsync(new()).ResponseAsync;
        await Patience.UntilAsync(() => Limit.CallsWaiting == 2, "a read that waits");
        await EndAsync([]);
        Assert.Equal(0, (await read).Count);
    }

    [Fact]
    public async Task Streams_that_follow_the_map_and_localities_from_memory_are_answered_all_the_same()
    {
        await OverloadAsync();
        var waiting = WaitAll();

        using var following = server.Changes.WatchDataVersion(new());
        Assert.True(await following.ResponseStream.MoveNext(CancellationToken.None));
        await new LocalitiesService.LocalitiesServiceClient(server.Channel).LocateAsync(new() { Text = "Dover" });

        await EndAsync(waiting);
    }

    [Fact]
    public async Task Change_with_a_key_has_a_place_when_reads_have_none()
    {
        var reviewer = await server.KeyAsync(Role.Reviewer);
        await OverloadAsync();
        var waiting = WaitAll();

        var refused = await Assert.ThrowsAsync<RpcException>(async () =>
            await server.Contributions.UpdatePlaceAsync(new() { Place = new() { Id = Guid.NewGuid().ToString(), Revision = 1, Name = "Dover" }, UpdateMask = new() { Paths = { "name" } } }, reviewer));

        // It was looked at.
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        await EndAsync(waiting);
    }

    // One waits, and has for long enough.
    async Task OverloadAsync()
    {
        while (Limit.EnterAsync(false, CancellationToken.None) is { IsCompletedSuccessfully: true } place)
            taken.Add(await place);
        // The last one that was asked for waits.
        Assert.Equal(1, Limit.CallsWaiting);
        clock.Advance(BurstQueue.UsualInterval);
        Assert.True(Limit.IsOverloaded);
    }

    // As many as may wait behind those.
    List<Task<RateLimitLease>> WaitAll()
    {
        var waiting = new List<Task<RateLimitLease>>();
        while (Limit.EnterAsync(false, CancellationToken.None).AsTask() is { IsCompleted: false } one)
            waiting.Add(one);
        return waiting;
    }

    async Task EndAsync(List<Task<RateLimitLease>> waiting)
    {
        taken.ForEach(place => place.Dispose());
        taken.Clear();
        foreach (var one in waiting)
            (await one).Dispose();
    }
}
