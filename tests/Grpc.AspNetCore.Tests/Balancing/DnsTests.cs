using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Grpc.AspNetCore.Tests.Balancing;

/// <summary>Names that stand for servers, looked up in a test's own list.</summary>
public class DnsTests
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    readonly ManualTime time = new();
    readonly ConcurrentQueue<string> lookUps = new();
    volatile int[]? known = [0, 1];

    [Fact]
    public async Task Calls_go_to_all_addresses_of_the_name_and_call_the_server_by_it()
    {
        await using var farm = await GreeterFarm.StartAsync(2);
        using var channel = CreateChannel(farm);

        await GreeterFarm.UntilAnsweredByAsync(new Greeter.GreeterClient(channel), 0, 1);

        Assert.Equal("farm.test", Assert.Single(lookUps));
        Assert.All(farm.Hosts, host => Assert.Equal($"farm.test:{farm.Port}", host));
    }

    [Fact]
    public async Task Calls_leave_addresses_that_the_name_no_longer_stands_for()
    {
        await using var farm = await GreeterFarm.StartAsync(3);
        using var channel = CreateChannel(farm);
        var client = new Greeter.GreeterClient(channel);
        await GreeterFarm.UntilAnsweredByAsync(client, 0, 1);

        known = [1, 2];
        time.Advance(Interval);
        await GreeterFarm.UntilAnsweredByAsync(client, 2);

        for (var i = 0; i < 10; i++)
        {
            Assert.NotEqual("0", (await client.SayAsync(new Req())).Text);
        }
    }

    [Fact]
    public async Task Addresses_known_stay_in_use_while_the_name_cannot_be_looked_up()
    {
        await using var farm = await GreeterFarm.StartAsync(2);
        using var channel = CreateChannel(farm);
        var client = new Greeter.GreeterClient(channel);
        await GreeterFarm.UntilAnsweredByAsync(client, 0, 1);

        known = null;
        time.Advance(Interval);
        await farm.Log.UntilAsync("farm.test could not be looked up");

        await GreeterFarm.UntilAnsweredByAsync(client, 0, 1);
    }

    [Fact]
    public async Task Name_that_cannot_be_looked_up_fails_calls_until_it_can()
    {
        await using var farm = await GreeterFarm.StartAsync(2);
        using var channel = CreateChannel(farm);
        var client = new Greeter.GreeterClient(channel);
        known = null;
        var failure = await GreeterServer.FailureOf(async () => await client.SayAsync(new Req()));
        using var call = client.SayAsync(new Req(), new CallOptions().WithWaitForReady());

        known = [1];
        time.Advance(await time.NextTimerAsync());

        Assert.Equal("1", (await call).Text);
        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.StartsWith("Cannot find the addresses of farm.test: ", failure.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_that_fails_has_the_name_looked_up_again_but_not_all_the_time()
    {
        await using var farm = await GreeterFarm.StartAsync(3);
        using var channel = CreateChannel(farm, Timeout.InfiniteTimeSpan);
        var client = new Greeter.GreeterClient(channel);
        await GreeterFarm.UntilAnsweredByAsync(client, 0, 1);

        known = [2];
        await farm.StopAsync(0);
        await farm.StopAsync(1);
        await GreeterServer.FailureOf(async () => await client.SayAsync(new Req()));
        Assert.Single(lookUps);
        time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal("2", (await client.SayAsync(new Req(), new CallOptions().WithWaitForReady())).Text);
        Assert.Equal(2, lookUps.Count);
    }

    [Fact]
    public async Task Channel_disposed_of_looks_nothing_up_any_more()
    {
        await using var farm = await GreeterFarm.StartAsync(2);
        var channel = CreateChannel(farm);
        await GreeterFarm.UntilAnsweredByAsync(new Greeter.GreeterClient(channel), 0, 1);

        channel.Dispose();
        time.Advance(TimeSpan.FromHours(1));

        Assert.Single(lookUps);
        Assert.Equal(0, time.ActiveTimers);
    }

    [Theory]
    [InlineData("dns:///farm.test:5081", false, "127.0.0.1:5081")]
    [InlineData("dns:///farm.test", false, "127.0.0.1:80")]
    [InlineData("dns:///farm.test", true, "127.0.0.1:443")]
    public async Task Port_is_that_of_the_address_or_of_the_scheme(string address, bool isSecure, string expected)
    {
        var found = new TaskCompletionSource<ResolverResult>();
        known = [0];
        using var resolver = Factory(Interval).Create(new ResolverOptions(
            new Uri(address), isSecure ? 443 : 80, NullLoggerFactory.Instance, new GrpcChannelOptions()));

        resolver.Start(found.SetResult);

        Assert.Equal(expected, Assert.Single((await found.Task).Addresses!).ToString());
    }

    GrpcChannel CreateChannel(GreeterFarm farm, TimeSpan? interval = null) =>
        farm.CreateChannel($"dns:///farm.test:{farm.Port}", new RoundRobinConfig(), Factory(interval ?? Interval), time);

    DnsResolverFactory Factory(TimeSpan interval) => new(interval, (name, _) =>
    {
        lookUps.Enqueue(name);
        return known is { } servers
            ? Task.FromResult(servers.Select(GreeterFarm.AddressOf).ToArray())
            : Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound));
    });
}
