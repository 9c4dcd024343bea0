using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;
using Grpc.Net.Client;

namespace Grpc.AspNetCore.Tests;

public class LimitTests
{
    readonly Req large = new() { Name = new string('x', 1000) };

    [Fact]
    public async Task Request_larger_than_the_server_takes_is_refused()
    {
        await using var server = await GreeterServer.StartAsync(options: options => options.MaxReceiveMessageSize = 1000);

        var failure = await GreeterServer.FailureOf(async () => await server.CreateClient().SayAsync(large));

        Assert.Equal(
            new Status(
                StatusCode.ResourceExhausted,
                "Received message exceeds the maximum configured message size: it has 1003 bytes, at most 1000 are allowed."),
            failure.Status);
    }

    [Fact]
    public async Task Request_of_just_the_size_that_the_server_takes_is_served()
    {
        await using var server = await GreeterServer.StartAsync(options: options => options.MaxReceiveMessageSize = 1003);

        Assert.StartsWith("Hello", (await server.CreateClient().SayAsync(large)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_larger_than_four_megabytes_is_refused_unless_told_otherwise()
    {
        await using var server = await GreeterServer.StartAsync();
        await using var generous = await GreeterServer.StartAsync(options: options => options.MaxReceiveMessageSize = null);
        var request = new Req { Name = new string('x', 5_000_000) };

        var failure = await GreeterServer.FailureOf(async () => await server.CreateClient().SayAsync(request));
        using var call = generous.CreateClient(new GrpcChannelOptions { MaxReceiveMessageSize = null }).SayAsync(request);

        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
        Assert.Equal(5_000_006, (await call).Text.Length);
    }

    [Fact]
    public async Task Reply_larger_than_the_server_sends_is_refused()
    {
        await using var server = await GreeterServer.StartAsync(options: options => options.MaxSendMessageSize = 100);

        var failure = await GreeterServer.FailureOf(async () => await server.CreateClient().SayAsync(large));

        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
        Assert.StartsWith("Sending message exceeds the maximum", failure.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_larger_than_the_client_sends_is_refused()
    {
        await using var server = await GreeterServer.StartAsync();
        var client = server.CreateClient(new GrpcChannelOptions { MaxSendMessageSize = 100 });
        using var stream = client.Collect();

        var unary = await GreeterServer.FailureOf(async () => await client.SayAsync(large));
        var streamed = await GreeterServer.FailureOf(() => stream.RequestStream.WriteAsync(large));

        Assert.Equal(StatusCode.ResourceExhausted, unary.StatusCode);
        Assert.Equal(StatusCode.ResourceExhausted, streamed.StatusCode);
    }

    [Fact]
    public async Task Reply_larger_than_the_client_takes_is_refused()
    {
        await using var server = await GreeterServer.StartAsync();
        var client = server.CreateClient(new GrpcChannelOptions { MaxReceiveMessageSize = 100 });
        using var stream = client.SayMany(new Req { Name = large.Name, Count = 1 });

        var unary = await GreeterServer.FailureOf(async () => await client.SayAsync(large));
        var streamed = await GreeterServer.FailureOf(() => stream.ResponseStream.MoveNext());

        Assert.Equal(StatusCode.ResourceExhausted, unary.StatusCode);
        Assert.Equal(StatusCode.ResourceExhausted, streamed.StatusCode);
    }
}
