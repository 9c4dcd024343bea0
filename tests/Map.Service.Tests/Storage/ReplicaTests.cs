using System.Globalization;
using Grpc.Core;
using Grpc.Net.Client;
using Map.Cli.Clusters;
using Map.Contract;
using Map.Service.Hosting;
using Map.Testing.Running;
using Map.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Npgsql;
using static Map.Testing.Patience;

namespace Map.Service.Tests.Storage;

/// <summary>A service whose database has two replicas. In one test, because starting three servers takes seconds.</summary>
public sealed class ReplicaTests : IAsyncLifetime
{
    readonly ReplicatedServers servers = new(replicas: 2);
    readonly FakeLogCollector log = new();
    WebApplication app = null!;
    GrpcChannel channel = null!;
    MapBuilder map = null!;

    PlacesService.PlacesServiceClient Places => new(channel);

    public async Task InitializeAsync()
    {
        await servers.StartAsync();
        app = Setup.Build(new ServiceSettings(servers.ConnectionString, new Uri("http://127.0.0.1:0")), builder =>
            builder.Logging.ClearProviders().AddProvider(new FakeLoggerProvider(log)));
        await app.StartAsync();
        channel = GrpcChannel.ForAddress(app.Urls.Single());
        map = new(app.Services.GetRequiredService<NpgsqlDataSource>());
    }

    public async Task DisposeAsync()
    {
        channel.Dispose();
        await app.DisposeAsync();
        await servers.DisposeAsync();
    }

    [Fact]
    public async Task Callers_never_see_less_than_they_saw_whichever_server_answers()
    {
        await map.PlaceAsync("First");
        var (count, position) = await UntilCountedAsync(default, 1);
        await ReplicasAreAsked();

        // What a replica does not have yet is only kept from those who have seen it.
        await ReplicatedServers.PauseAsync(servers.Replicas[0], pause: true);
        await ReplicatedServers.PauseAsync(servers.Replicas[1], pause: true);
        await map.PlaceAsync("Second");
        Assert.Equal(count, (await CountAsync(position)).Count);
        Assert.Equal(count, (await CountAsync(default)).Count);
        var seen = position with { Revision = position.Revision + 1, Log = 0 };
        for (var i = 0; i < 6; i++)
        {
            var (more, reached) = await CountAsync(seen);
            Assert.Equal(count + 1, more);
            Assert.True(reached.Includes(seen), reached.ToString());
        }

        // A replica that has come as far answers again.
        await ReplicatedServers.PauseAsync(servers.Replicas[1], pause: false);
        await UntilReadFromAsync(servers.Replicas[1], seen);
        await ReplicatedServers.PauseAsync(servers.Replicas[0], pause: false);

        await WhatMayBeTakenBackIsNotTold(count + 1);
        seen = seen with { Revision = seen.Revision + 1 };
        count++;
        await RevisionThatIsNowhereIsRefused(seen);
        await ReadsGoOnWithoutReplicas(count + 1);
        await ReadsGoOnWithoutPrimary(seen, count + 1);
    }

    async Task ReplicasAreAsked()
    {
        foreach (var replica in servers.Replicas) await UntilReadFromAsync(replica, default);
    }

    async Task WhatMayBeTakenBackIsNotTold(long count)
    {
        const string countPlaces = "SELECT count(*) FROM place";
        await WaitForAsync("nobody");
        await ReplicatedServers.PauseAsync(servers.Replicas[1], pause: true);
        var writing = map.PlaceAsync("Third");
        await UntilAsync(async () => await servers.Replicas[0].QueryAsync("map", countPlaces) == $"{count + 1}", "one replica to have the change");

        for (var i = 0; i < 4; i++) Assert.Equal(count, (await CountAsync(default)).Count);
        Assert.False(writing.IsCompleted);

        await WaitForAsync("");
        await writing;
        await ReplicatedServers.PauseAsync(servers.Replicas[1], pause: false);
        await UntilCountedAsync(default, count + 1);
    }

    /// <summary>Has commits wait for these replicas.</summary>
    async Task WaitForAsync(string names)
    {
        await servers.Primary.QueryAsync("postgres", $"ALTER SYSTEM SET synchronous_standby_names = '{names}'");
        await servers.Primary.QueryAsync("postgres", "SELECT pg_reload_conf()");
    }

    async Task RevisionThatIsNowhereIsRefused(MapPosition seen)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => CountAsync(seen with { Revision = seen.Revision + 1 }));
        Assert.Equal(StatusCode.Unavailable, refused.StatusCode);
        Assert.Contains("has not arrived here yet", refused.Status.Detail, StringComparison.Ordinal);
        // No client waits for it again by itself, and it is no fault of the service.
        Assert.Equal("-1", refused.Trailers.GetValue("grpc-retry-pushback-ms"));
        Assert.DoesNotContain(log.GetSnapshot(), line => line.Level >= LogLevel.Error);
        // Of another restore of the map nothing is known of its revisions.
        await CountAsync(new MapPosition(seen.Revision + 1, "0123abcd", 0));
        var wrong = await Assert.ThrowsAsync<RpcException>(async () => await Places.CountPlacesAsync(new(), new Metadata { { MapPosition.Name, "yesterday" } }));
        Assert.Equal(StatusCode.InvalidArgument, wrong.StatusCode);
    }

    async Task ReadsGoOnWithoutReplicas(long expected)
    {
        await servers.Replicas[0].StopAsync();
        for (var i = 0; i < 20; i++) Assert.Equal(expected, (await CountAsync(default)).Count);
        await UntilAsync(() => log.GetSnapshot().Any(line => line.Message.Contains("does not answer", StringComparison.Ordinal)), "the loss to be logged");
        await servers.Replicas[0].StartAsync();
        await UntilReadFromAsync(servers.Replicas[0], default);
    }

    async Task ReadsGoOnWithoutPrimary(MapPosition seen, long expected)
    {
        await servers.Primary.StopAsync();
        for (var i = 0; i < 20; i++)
        {
            var (more, reached) = await CountAsync(seen);
            Assert.Equal(expected, more);
            Assert.True(reached.Includes(seen), reached.ToString());
        }

        // The log of the primary went on after the last revision, and that has reached nobody.
        Assert.Equal(expected, (await CountAsync(seen with { Log = long.MaxValue })).Count);
        await servers.Primary.StartAsync();
    }

    // What watches the replicas reads no place.
    async Task UntilReadFromAsync(PrivateCluster replica, MapPosition seen)
    {
        var before = await ScansAsync(replica);
        await UntilAsync(async () =>
        {
            await CountAsync(seen);
            return await ScansAsync(replica) > before;
        }, $"{replica.Folder} to be read from");
    }

    static async Task<long> ScansAsync(PrivateCluster server) => long.Parse(
        await server.QueryAsync("map", "SELECT seq_scan + coalesce(idx_scan, 0) FROM pg_stat_user_tables WHERE relname = 'place'"), CultureInfo.InvariantCulture);

    async Task<(long Count, MapPosition Position)> UntilCountedAsync(MapPosition seen, long expected)
    {
        (long Count, MapPosition Position) found = default;
        await UntilAsync(async () => (found = await CountAsync(seen)).Count == expected, $"{expected} places on a replica");
        return found;
    }

    async Task<(long Count, MapPosition Position)> CountAsync(MapPosition seen)
    {
        using var call = Places.CountPlacesAsync(new(), seen.Revision > 0 ? new Metadata { { MapPosition.Name, seen.ToString() } } : []);
        var response = await call;
        return (response.Count, MapPosition.TryParse(call.GetTrailers().GetValue(MapPosition.Name), out var position) ? position : default);
    }
}
