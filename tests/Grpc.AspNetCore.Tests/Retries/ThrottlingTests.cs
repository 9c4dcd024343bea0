using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;

namespace Grpc.AspNetCore.Tests.Retries;

/// <summary>Channels on which too much fails.</summary>
public class ThrottlingTests
{
    int calls;
    StatusCode status = StatusCode.Unavailable;

    [Fact]
    public async Task Nothing_is_tried_again_while_half_of_the_tokens_are_gone()
    {
        await using var server = await StartAsync();
        var client = server.CreateClient(Throttled(tokens: 6, ratio: 1));

        // Three failures leave three of six tokens.
        Assert.Equal(3, await CountAttemptsAsync(client));
        Assert.Equal(1, await CountAttemptsAsync(client));
    }

    [Fact]
    public async Task Successes_earn_tokens()
    {
        await using var server = await StartAsync();
        var client = server.CreateClient(Throttled(tokens: 6, ratio: 0.5));
        await CountAttemptsAsync(client);

        status = StatusCode.OK;
        for (var i = 0; i < 6; i++)
        {
            await client.SayAsync(new Req());
        }

        status = StatusCode.Unavailable;
        Assert.Equal(3, await CountAttemptsAsync(client));
    }

    [Fact]
    public async Task Failures_that_are_no_sign_of_load_cost_nothing()
    {
        await using var server = await StartAsync();
        var client = server.CreateClient(Throttled(tokens: 6, ratio: 1));

        status = StatusCode.InvalidArgument;
        for (var i = 0; i < 10; i++)
        {
            await CountAttemptsAsync(client);
        }

        status = StatusCode.Unavailable;
        Assert.Equal(3, await CountAttemptsAsync(client));
    }

    async Task<int> CountAttemptsAsync(Greeter.GreeterClient client)
    {
        var before = calls;
        await GreeterServer.FailureOf(async () => await client.SayAsync(new Req()));
        return calls - before;
    }

    Task<GreeterServer> StartAsync() => GreeterServer.StartAsync(new GreeterMethods
    {
        Say = (_, _) =>
        {
            calls++;
            return status == StatusCode.OK ? Task.FromResult(new Res()) : throw new RpcException(new Status(status, ""));
        },
    });

    static GrpcChannelOptions Throttled(int tokens, double ratio) => RetryOptions.Create(
        config: config => config.RetryThrottling = new RetryThrottlingPolicy { MaxTokens = tokens, TokenRatio = ratio });
}
