using System.Net;
using System.Net.Sockets;
using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;

namespace Grpc.AspNetCore.Tests.Balancing;

/// <summary>An address where packets vanish, as when a machine is gone without a word.</summary>
public sealed class SilentServerTests : IAsyncLifetime
{
    readonly ManualTime time = new();
    readonly Socket silent = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    readonly List<Socket> queue = [];
    GreeterFarm farm = null!;

    [Fact]
    public async Task Address_that_does_not_answer_holds_up_no_call()
    {
        var silentPort = ((IPEndPoint)silent.LocalEndPoint!).Port;
        using var channel = farm.CreateChannel(
            "static:///farm",
            new RoundRobinConfig(),
            new StaticResolverFactory(_ =>
                [new BalancerAddress("127.0.0.1", silentPort), new BalancerAddress("127.0.0.1", farm.Port)]),
            time);
        var client = new Greeter.GreeterClient(channel);

        for (var i = 0; i < 10; i++)
        {
            Assert.Equal("0", (await client.SayAsync(new Req())).Text);
        }

        time.Advance(TimeSpan.FromSeconds(20));
        await farm.Log.UntilAsync($"127.0.0.1:{silentPort} did not answer within 20 seconds.");
        Assert.Equal("0", (await client.SayAsync(new Req())).Text);
    }

    public async Task InitializeAsync()
    {
        farm = await GreeterFarm.StartAsync(1);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        // Nobody accepts, and once the queue is full the system drops who else knocks.
        silent.Listen(0);
        var connected = true;
        while (connected)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            queue.Add(socket);
            using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
            try
            {
                await socket.ConnectAsync(silent.LocalEndPoint!, patience.Token);
            }
            catch (OperationCanceledException)
            {
                connected = false;
            }
        }
    }

    public async Task DisposeAsync()
    {
        queue.ForEach(socket => socket.Dispose());
        silent.Dispose();
        await farm.DisposeAsync();
    }
}
