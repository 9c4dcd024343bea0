using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Net.Client.Configuration;

namespace Grpc.AspNetCore.Tests.Balancing;

/// <summary>Calls to the first server that answers.</summary>
public class PickFirstTests
{
    [Fact]
    public async Task Calls_stay_with_the_first_server()
    {
        await using var farm = await GreeterFarm.StartAsync(3);
        using var channel = farm.CreateChannel(new PickFirstConfig());
        var client = new Greeter.GreeterClient(channel);

        for (var i = 0; i < 10; i++)
        {
            Assert.Equal("0", (await client.SayAsync(new Req())).Text);
        }
    }

    [Fact]
    public async Task Calls_move_to_the_next_server_and_stay_there_when_the_first_is_back()
    {
        await using var farm = await GreeterFarm.StartAsync(3);
        using var channel = farm.CreateChannel(new PickFirstConfig(), retry: RetryOptions.CreatePatientPolicy());
        var client = new Greeter.GreeterClient(channel);
        Assert.Equal("0", (await client.SayAsync(new Req())).Text);

        await farm.StopAsync(0);
        Assert.Equal("1", (await client.SayAsync(new Req())).Text);
        await farm.RestartAsync(0);
        Assert.Equal("1", (await client.SayAsync(new Req())).Text);

        await farm.StopAsync(1);
        Assert.Equal("0", (await client.SayAsync(new Req())).Text);
    }
}
