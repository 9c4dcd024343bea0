using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;
using Grpc.Net.Client;

namespace Grpc.AspNetCore.Tests;

/// <summary>Servers that stop, and come back.</summary>
public class RestartTests
{
    [Fact]
    public async Task Server_stopping_lets_calls_under_way_finish()
    {
        var started = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Say = async (_, _) =>
            {
                started.SetResult();
                await goOn.Task;
                return new Res { Text = "finished" };
            },
        });
        using var channel = GrpcChannel.ForAddress(server.Address);
        var client = new Greeter.GreeterClient(channel);
        var call = client.SayAsync(new Req());
        await started.Task;

        var stopping = server.StopAsync();
        goOn.SetResult();

        Assert.Equal("finished", (await call).Text);
        await stopping;
        Assert.Equal(StatusCode.Unavailable, (await GreeterServer.FailureOf(async () => await client.SayAsync(new Req()))).StatusCode);
    }

    [Fact]
    public async Task Server_restarted_is_reached_again_by_the_same_channel()
    {
        var server = await GreeterServer.StartAsync();
        using var channel = GrpcChannel.ForAddress(server.Address);
        var client = new Greeter.GreeterClient(channel);
        await client.SayAsync(new Req());

        await server.DisposeAsync();
        var failure = await GreeterServer.FailureOf(async () => await client.SayAsync(new Req()));
        await using var restarted = await GreeterServer.StartAsync(port: server.Address.Port);
        var reply = await client.SayAsync(new Req { Name = "again" });

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.Equal("Hello again", reply.Text);
    }
}
