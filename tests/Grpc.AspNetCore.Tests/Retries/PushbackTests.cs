using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;

namespace Grpc.AspNetCore.Tests.Retries;

/// <summary>Servers that say when to try again.</summary>
public class PushbackTests
{
    [Fact]
    public async Task Wait_is_as_long_as_the_server_says_and_the_next_as_long_as_the_first()
    {
        var time = new ManualTime();
        var count = 0;
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Say = (_, _) => count++ switch
            {
                0 or 2 => throw new RpcException(new Status(StatusCode.Unavailable, "busy")),
                1 => throw new RpcException(
                    new Status(StatusCode.Unavailable, "busy"), new Metadata { { "grpc-retry-pushback-ms", "7000" } }),
                _ => Task.FromResult(new Res { Text = "at last" }),
            },
        });
        var options = RetryOptions.Create(
            policy =>
            {
                policy.MaxAttempts = 4;
                policy.InitialBackoff = TimeSpan.FromSeconds(1);
                policy.MaxBackoff = TimeSpan.FromSeconds(10);
                policy.BackoffMultiplier = 3;
            },
            time: time);
        using var call = server.CreateClient(options).SayAsync(new Req());

        foreach (var expected in (int[])[1, 7, 1])
        {
            var wait = await time.NextTimerAsync();
            Assert.Equal(TimeSpan.FromSeconds(expected), wait);
            time.Advance(wait);
        }

        Assert.Equal("at last", (await call).Text);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("soon")]
    [InlineData("")]
    public async Task Server_that_asks_for_no_other_attempt_gets_none(string pushback)
    {
        var attempts = new Attempts(failing: 9, trailers: new Metadata { { "grpc-retry-pushback-ms", pushback } });
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Say = (_, context) =>
            {
                attempts.Add(context);
                return Task.FromResult(new Res());
            },
        });

        await GreeterServer.FailureOf(async () => await server.CreateClient(RetryOptions.Create()).SayAsync(new Req()));

        Assert.Equal(1, attempts.Count);
    }

    [Fact]
    public async Task Status_that_the_policy_does_not_name_ends_the_call_whatever_the_server_says()
    {
        var attempts = new Attempts(9, StatusCode.Internal, new Metadata { { "grpc-retry-pushback-ms", "1" } });
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Say = (_, context) =>
            {
                attempts.Add(context);
                return Task.FromResult(new Res());
            },
        });

        await GreeterServer.FailureOf(async () => await server.CreateClient(RetryOptions.Create()).SayAsync(new Req()));

        Assert.Equal(1, attempts.Count);
    }
}
