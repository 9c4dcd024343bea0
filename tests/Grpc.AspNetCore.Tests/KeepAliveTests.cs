using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;
using Grpc.Net.Client;

namespace Grpc.AspNetCore.Tests;

/// <summary>A network that is cut without a word: whoever sends pings learns of it, and nothing waits for ever.</summary>
public class KeepAliveTests
{
    // The shortest that handler and Kestrel take.
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Client_whose_pings_get_no_answer_ends_its_calls_as_unavailable()
    {
        var answers = new TaskCompletionSource();
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Say = async (_, context) =>
            {
                answers.SetResult();
                await Until.Cancelled(context.CancellationToken);
                return new Res();
            },
            SayMany = async (_, responses, context) =>
            {
                await responses.WriteAsync(new Res(), context.CancellationToken);
                await Until.Cancelled(context.CancellationToken);
            },
        });
        using var network = SilentProxy.Before(server.Address);
        using var handler = new SocketsHttpHandler { KeepAlivePingDelay = Interval, KeepAlivePingTimeout = Interval };
        using var channel = GrpcChannel.ForAddress(network.Address, new GrpcChannelOptions { HttpHandler = handler });
        var client = new Greeter.GreeterClient(channel);
        using var waiting = client.SayAsync(new Req());
        using var streaming = client.SayMany(new Req());
        await answers.Task.Within("the call to reach the server");
        Assert.True(await streaming.ResponseStream.MoveNext().Within("the first reply"));

        network.GoSilent();

        var before = await GreeterServer.FailureOf(() => waiting.ResponseAsync.Within("the call that waits for its reply to end"));
        var during = await GreeterServer.FailureOf(() => streaming.ResponseStream.MoveNext().Within("the call in mid-stream to end"));
        Assert.Equal(StatusCode.Unavailable, before.StatusCode);
        Assert.Equal(StatusCode.Unavailable, during.StatusCode);
    }

    [Fact]
    public async Task Server_whose_pings_get_no_answer_ends_the_calls_of_that_connection()
    {
        var ended = new TaskCompletionSource();
        await using var server = await GreeterServer.StartAsync(
            new GreeterMethods
            {
                SayMany = async (_, responses, context) =>
                {
                    await responses.WriteAsync(new Res(), context.CancellationToken);
                    await Until.Cancelled(context.CancellationToken, ended);
                },
            },
            listen: endpoint =>
            {
                var limits = endpoint.KestrelServerOptions.Limits.Http2;
                limits.KeepAlivePingDelay = Interval;
                limits.KeepAlivePingTimeout = Interval;
            });
        using var network = SilentProxy.Before(server.Address);
        using var channel = GrpcChannel.ForAddress(network.Address);
        using var call = new Greeter.GreeterClient(channel).SayMany(new Req());
        Assert.True(await call.ResponseStream.MoveNext().Within("the first reply"));

        network.GoSilent();

        await ended.Task.Within("the server to end the call of a caller that is not there any more");
        Assert.Equal("Hello again", (await server.CreateClient().SayAsync(new Req { Name = "again" })).Text);
        Assert.Empty(server.Log.WarningsAndErrors);
    }
}
