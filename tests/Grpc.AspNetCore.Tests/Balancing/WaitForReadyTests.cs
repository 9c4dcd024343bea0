using System.Net;
using System.Net.Sockets;
using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Tests.Balancing;

/// <summary>Calls made before there is a server.</summary>
public class WaitForReadyTests
{
    readonly ManualTime time = new();

    [Fact]
    public async Task Call_that_waits_is_answered_by_a_server_that_starts_later()
    {
        var port = FreePort();
        using var channel = CreateChannel(port);
        using var call = new Greeter.GreeterClient(channel).SayAsync(
            new Req { Name = "early" }, new CallOptions().WithWaitForReady());
        var first = await time.NextTimerAsync();
        time.Advance(first);
        var second = await time.NextTimerAsync();

        await using var server = await GreeterServer.StartAsync(port: port);
        time.Advance(second);

        Assert.Equal("Hello early", (await call).Text);
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.6)], [first, second]);
        Assert.Equal(0, time.ActiveTimers);
    }

    [Fact]
    public async Task Stream_that_waits_is_sent_to_a_server_that_starts_later()
    {
        var port = FreePort();
        using var channel = CreateChannel(port);
        using var call = new Greeter.GreeterClient(channel).Collect(new CallOptions().WithWaitForReady());
        var write = call.RequestStream.WriteAsync(new Req { Name = "patient" });
        var wait = await time.NextTimerAsync();

        await using var server = await GreeterServer.StartAsync(port: port);
        time.Advance(wait);
        await write;
        await call.RequestStream.CompleteAsync();

        Assert.Equal("patient", (await call).Text);
    }

    [Fact]
    public async Task Call_through_an_HttpClient_waits_too()
    {
        var port = FreePort();
        using var http = new HttpClient(new SocketsHttpHandler());
        using var channel = GrpcChannel.ForAddress(
            $"http://127.0.0.1:{port}", new GrpcChannelOptions { HttpClient = http, ServiceProvider = Services });
        using var call = new Greeter.GreeterClient(channel).SayAsync(new Req { Name = "early" }, new CallOptions().WithWaitForReady());
        var wait = await time.NextTimerAsync();

        await using var server = await GreeterServer.StartAsync(port: port);
        time.Advance(wait);

        Assert.Equal("Hello early", (await call).Text);
    }

    [Fact]
    public async Task Deadline_ends_the_wait()
    {
        using var channel = CreateChannel(FreePort());
        var deadline = time.GetUtcNow().UtcDateTime.AddSeconds(5);
        using var call = new Greeter.GreeterClient(channel).SayAsync(new Req(), new CallOptions(deadline: deadline).WithWaitForReady());
        while (await time.NextTimerAsync() != TimeSpan.FromSeconds(1))
        {
        }

        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(StatusCode.DeadlineExceeded, (await GreeterServer.FailureOf(async () => await call)).StatusCode);
    }

    [Fact]
    public async Task Cancellation_ends_the_wait()
    {
        using var channel = CreateChannel(FreePort());
        using var cancellation = new CancellationTokenSource();
        var options = new CallOptions(cancellationToken: cancellation.Token).WithWaitForReady();
        using var call = new Greeter.GreeterClient(channel).SayAsync(new Req(), options);
        await time.NextTimerAsync();

        await cancellation.CancelAsync();

        Assert.Equal(StatusCode.Cancelled, (await GreeterServer.FailureOf(async () => await call)).StatusCode);
        Assert.Equal(0, time.ActiveTimers);
    }

    [Fact]
    public async Task Call_that_does_not_wait_fails_at_once()
    {
        using var channel = CreateChannel(FreePort());
        var client = new Greeter.GreeterClient(channel);

        Assert.False(new CallOptions().IsWaitForReady);
        Assert.False(new CallOptions().WithWaitForReady().WithWaitForReady(false).IsWaitForReady);
        Assert.Equal(StatusCode.Unavailable, (await GreeterServer.FailureOf(async () => await client.SayAsync(new Req()))).StatusCode);
    }

    IServiceProvider Services => new ServiceCollection().AddSingleton<TimeProvider>(time).BuildServiceProvider();

    GrpcChannel CreateChannel(int port) => GrpcChannel.ForAddress(
        $"http://127.0.0.1:{port}", new GrpcChannelOptions { ServiceProvider = Services, Random = new FixedRandom(0.5) });

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
