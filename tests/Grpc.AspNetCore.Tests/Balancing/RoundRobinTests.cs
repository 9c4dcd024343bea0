using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;
using Grpc.Net.Client.Configuration;

namespace Grpc.AspNetCore.Tests.Balancing;

/// <summary>Calls over several servers in turn.</summary>
public class RoundRobinTests
{
    [Fact]
    public async Task Calls_go_to_all_servers_in_turn()
    {
        await using var farm = await GreeterFarm.StartAsync(3);
        using var channel = farm.CreateChannel(new RoundRobinConfig());
        var client = new Greeter.GreeterClient(channel);
        await GreeterFarm.UntilAnsweredByAsync(client, 0, 1, 2);

        var answers = new List<string>();
        for (var i = 0; i < 9; i++)
        {
            answers.Add((await client.SayAsync(new Req())).Text);
        }

        Assert.All(answers.CountBy(text => text), server => Assert.Equal(3, server.Value));
        Assert.Empty(farm.Log.WarningsAndErrors);
    }

    [Fact]
    public async Task Calls_go_on_while_a_server_is_away_and_return_to_it()
    {
        await using var farm = await GreeterFarm.StartAsync(3);
        using var channel = farm.CreateChannel(new RoundRobinConfig(), retry: RetryOptions.CreatePatientPolicy());
        var client = new Greeter.GreeterClient(channel);
        await GreeterFarm.UntilAnsweredByAsync(client, 0, 1, 2);

        await farm.StopAsync(1);
        for (var i = 0; i < 50; i++)
        {
            Assert.NotEqual("1", (await client.SayAsync(new Req())).Text);
        }

        await farm.RestartAsync(1);
        await GreeterFarm.UntilAnsweredByAsync(client, 1);

        Assert.StartsWith(
            $"Warning Grpc.Net.Client.Balancer.Subchannel: 127.0.0.2:{farm.Port} cannot be reached",
            Assert.Single(farm.Log.WarningsAndErrors),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Servers_stopped_in_turn_under_load_fail_no_call()
    {
        await using var farm = await GreeterFarm.StartAsync(3);
        using var channel = farm.CreateChannel(new RoundRobinConfig(), retry: RetryOptions.CreatePatientPolicy());
        var client = new Greeter.GreeterClient(channel);

        for (var round = 0; round < 6; round++)
        {
            var calls = Task.WhenAll(Enumerable.Range(0, 32).Select(async _ => await client.SayAsync(new Req())));
            await farm.StopAsync(round % 3);
            await calls;
            await farm.RestartAsync(round % 3);
        }
    }

    [Fact]
    public async Task Call_fails_with_all_addresses_when_none_can_be_reached()
    {
        await using var farm = await GreeterFarm.StartAsync(2);
        await farm.StopAsync(0);
        await farm.StopAsync(1);
        using var channel = farm.CreateChannel(new RoundRobinConfig(), new ManualTime());

        var failure = await GreeterServer.FailureOf(async () => await new Greeter.GreeterClient(channel).SayAsync(new Req()));

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.StartsWith("None of the 2 addresses of static:///farm can be reached: ", failure.Status.Detail, StringComparison.Ordinal);
        Assert.Contains($"127.0.0.1:{farm.Port}: ", failure.Status.Detail, StringComparison.Ordinal);
        Assert.Contains($"127.0.0.2:{farm.Port}: ", failure.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_that_waits_is_answered_by_the_first_server_that_comes_back()
    {
        var time = new ManualTime();
        await using var farm = await GreeterFarm.StartAsync(2);
        await farm.StopAsync(0);
        await farm.StopAsync(1);
        using var channel = farm.CreateChannel(new RoundRobinConfig(), time);
        var client = new Greeter.GreeterClient(channel);
        await GreeterServer.FailureOf(async () => await client.SayAsync(new Req()));
        using var call = client.SayAsync(new Req(), new CallOptions().WithWaitForReady());

        await farm.RestartAsync(1);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("1", (await call).Text);
    }

    [Fact]
    public async Task Deadline_ends_the_wait_for_a_server()
    {
        var time = new ManualTime();
        await using var farm = await GreeterFarm.StartAsync(1);
        await farm.StopAsync(0);
        using var channel = farm.CreateChannel(new RoundRobinConfig(), time);
        var client = new Greeter.GreeterClient(channel);
        await GreeterServer.FailureOf(async () => await client.SayAsync(new Req()));
        var deadline = time.GetUtcNow().UtcDateTime.AddSeconds(9);
        using var call = client.SayAsync(new Req(), new CallOptions(deadline: deadline).WithWaitForReady());
        while (await time.NextTimerAsync() != TimeSpan.FromSeconds(9))
        {
        }

        time.Advance(TimeSpan.FromSeconds(9));

        Assert.Equal(StatusCode.DeadlineExceeded, (await GreeterServer.FailureOf(async () => await call)).StatusCode);
    }

    [Fact]
    public async Task Channel_disposed_of_ends_its_calls()
    {
        await using var farm = await GreeterFarm.StartAsync(1);
        await farm.StopAsync(0);
        var channel = farm.CreateChannel(new RoundRobinConfig());
        using var call = new Greeter.GreeterClient(channel).SayAsync(new Req(), new CallOptions().WithWaitForReady());

        channel.Dispose();

        Assert.Equal(StatusCode.Cancelled, (await GreeterServer.FailureOf(async () => await call)).StatusCode);
    }
}
