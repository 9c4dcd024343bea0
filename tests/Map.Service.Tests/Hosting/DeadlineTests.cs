using Grpc.Core;
using Map.Service.Storage;
using Map.Testing.Running;
using Map.V1;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Service.Tests.Hosting;

public sealed class DeadlineTests(DeadlineTests.QuietServer quiet) : IClassFixture<DeadlineTests.QuietServer>
{
    static int Regions;

    readonly PlacesServer server = quiet.Server;

    public static TheoryData<string> Calls => [.. Reads.All.Keys];

    [Fact]
    public void Every_call_that_reads_is_among_those_of_these_tests()
    {
        var calls = new[]
        {
            PlacesServiceReflection.Descriptor, OrganisationsServiceReflection.Descriptor, RegionsServiceReflection.Descriptor,
            LocalitiesServiceReflection.Descriptor, FacilityTypesServiceReflection.Descriptor, ChangesReflection.Descriptor,
            HistoryServiceReflection.Descriptor, EventsServiceReflection.Descriptor, TilesReflection.Descriptor, ClustersReflection.Descriptor, StatisticsReflection.Descriptor,
            CitedPagesServiceReflection.Descriptor,
        }.SelectMany(file => file.Services).SelectMany(service => service.Methods).Select(method => method.Name);

        // WatchDataVersion reads what the service reads every second anyway.
        Assert.Equal(["CreatePlace", "WatchDataVersion"], calls.Except(Reads.All.Keys).Order());
        Assert.Empty(Reads.All.Keys.Except(calls));
    }

    [Fact]
    public async Task Deadline_ends_statement_of_every_call_in_database()
    {
        // What takes a busy machine longer than a call has, the first time, is done before: connections are opened, and code is compiled.
        var opened = await Task.WhenAll(Enumerable.Range(0, Reads.All.Count + 2).Select(_ => server.Database.OpenConnectionAsync().AsTask()));
        foreach (var connection in opened) await connection.DisposeAsync();
        await Task.WhenAll(Reads.All.Values.Select(async read =>
        {
            try
            {
                await read(server, new CallOptions(deadline: DateTime.UtcNow.AddSeconds(5)));
            }
            catch (RpcException)
            {
                // There is nothing of the kind, or no change to be told.
            }
        }));

        // Not as long as the listener for revisions waits before it takes its connection for dead.
        for (var seconds = 4; await WaitUntilDeadlineAsync(seconds) is var waited && waited < Reads.All.Count; seconds += 4)
            Assert.True(seconds < 12, $"Only {waited} of {Reads.All.Count} calls came to their statements within {seconds} s.");
        await server.UntilAsync(Sessions.Waiting, statements => statements == 0);
        Assert.Empty(server.Log.Errors);
    }

    // How many of all calls waited in the database at once, before their deadlines ended them.
    async Task<long> WaitUntilDeadlineAsync(int seconds)
    {
        await using var held = await HoldAsync();
        var options = new CallOptions(deadline: DateTime.UtcNow.AddSeconds(seconds));
        var calls = Reads.All.Select(read => (read.Key, Answer: read.Value(server, options))).ToList();
        var ended = Task.WhenAll(calls.Select(call => Assert.ThrowsAsync<RpcException>(() => call.Answer)));
        var most = 0L;
        while (!ended.IsCompleted) most = Math.Max(most, await server.CountAsync(Sessions.Waiting));
        foreach (var ((name, _), refusal) in calls.Zip(await ended)) Assert.Equal((name, StatusCode.DeadlineExceeded), (name, refusal.StatusCode));
        return most;
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Caller_who_leaves_ends_statement_in_database(string call)
    {
        await using var held = await HoldAsync();
        using var leaving = new CancellationTokenSource();

        var answer = Reads.All[call](server, new CallOptions(cancellationToken: leaving.Token));
        await server.UntilAsync(Sessions.Waiting, statements => statements > 0);
        await leaving.CancelAsync();

        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => answer)).StatusCode);
        await server.UntilAsync(Sessions.Waiting, statements => statements == 0);
        Assert.Empty(server.Log.Errors);
    }

    [Fact]
    public async Task Slow_readers_of_streams_hold_no_connection_and_lose_nothing()
    {
        const int many = 20_000;
        const int readers = 60;
        await ManyPlaces.AddAsync(server.Database, many);
        var streams = Enumerable.Range(0, readers).Select(_ => server.Places.StreamPlaces(new StreamPlacesRequest())).ToList();
        foreach (var stream in streams) Assert.True(await stream.ResponseStream.MoveNext(CancellationToken.None));

        await server.UntilAsync(Sessions.Busy, sessions => sessions == 0);

        var read = streams[0].ResponseStream.Current.Places.Count;
        await foreach (var chunk in streams[0].ResponseStream.ReadAllAsync()) read += chunk.Places.Count;
        Assert.True(read >= many);
        Assert.True(Space.Taken > 0);
        foreach (var stream in streams) stream.Dispose();
        await Patience.UntilAsync(() => Space.Taken == 0, "the files of readers who left to be gone");
        Assert.Empty(server.Log.Errors);
    }

    SpoolSpace Space => server.Services.GetRequiredService<SpoolSpace>();

    async Task<IAsyncDisposable> HoldAsync()
    {
        // Something new, for what has not changed need not be read again.
        await server.Map.PlaceAsync("new");
        var number = Interlocked.Increment(ref Regions);
        await server.Map.RegionAsync($"{(char)('A' + (number / 26))}{(char)('A' + (number % 26))}", "new", 0, 0, 1, 1);
        return await server.HoldAllAsync();
    }

    /// <summary>What the service does by itself now and then would wait for what is held, beside the calls.</summary>
    public sealed class QuietServer : IAsyncLifetime
    {
        public PlacesServer Server { get; } = new() { IsQuiet = true };

        public Task InitializeAsync() => Server.InitializeAsync();

        public Task DisposeAsync() => Server.DisposeAsync();
    }
}
