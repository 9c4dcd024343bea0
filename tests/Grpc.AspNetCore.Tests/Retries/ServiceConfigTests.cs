using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;

namespace Grpc.AspNetCore.Tests.Retries;

/// <summary>Which configuration a method gets, and configurations that make no sense.</summary>
public class ServiceConfigTests
{
    [Theory]
    [InlineData(2, null, null)]
    [InlineData(3, "tests.v1.Greeter", null)]
    [InlineData(4, "tests.v1.Greeter", "Say")]
    public async Task Most_exact_name_decides(int expected, string? service, string? method)
    {
        var count = 0;
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Say = (_, _) =>
            {
                count++;
                throw new RpcException(new Status(StatusCode.Unavailable, ""));
            },
        });
        MethodName[] names =
        [
            MethodName.Default,
            new() { Service = "tests.v1.Greeter" },
            new() { Service = "tests.v1.Greeter", Method = "Say" },
        ];
        var config = new ServiceConfig();
        foreach (var (name, index) in names.Take(expected - 1).Select((name, index) => (name, index)).Reverse())
        {
            var policy = RetryOptions.CreatePolicy();
            policy.MaxAttempts = index + 2;
            config.MethodConfigs.Add(new MethodConfig { Names = { name }, RetryPolicy = policy });
        }

        var last = config.MethodConfigs[0].Names[0];
        Assert.Equal((service, method), (last.Service, last.Method));

        await GreeterServer.FailureOf(
            async () => await server.CreateClient(new GrpcChannelOptions { ServiceConfig = config }).SayAsync(new Req()));

        Assert.Equal(expected, count);
    }

    [Fact]
    public async Task Exact_name_without_a_policy_is_not_tried_again_though_its_service_is()
    {
        var attempts = new Attempts(failing: 9);
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Say = (_, context) =>
            {
                attempts.Add(context);
                return Task.FromResult(new Res());
            },
        });
        var options = RetryOptions.Create(config: config => config.MethodConfigs.Add(
            new MethodConfig { Names = { new MethodName { Service = "tests.v1.Greeter", Method = "Say" } } }));

        await GreeterServer.FailureOf(async () => await server.CreateClient(options).SayAsync(new Req()));

        Assert.Equal(1, attempts.Count);
    }

    [Fact]
    public void Channel_without_a_policy_keeps_nothing_for_one()
    {
        var config = new ServiceConfig { LoadBalancingConfigs = { new RoundRobinConfig() } };
        using var channel = GrpcChannel.ForAddress("http://localhost", new GrpcChannelOptions { ServiceConfig = config });

        Assert.Null(channel.Retries);
    }

    public static TheoryData<string, Action<RetryPolicy>> WrongPolicies => new()
    {
        { "MaxAttempts not set", policy => policy.MaxAttempts = null },
        { "MaxAttempts 1", policy => policy.MaxAttempts = 1 },
        { "InitialBackoff not set", policy => policy.InitialBackoff = null },
        { "InitialBackoff 00:00:00", policy => policy.InitialBackoff = TimeSpan.Zero },
        { "MaxBackoff not set", policy => policy.MaxBackoff = null },
        { "BackoffMultiplier 0", policy => policy.BackoffMultiplier = 0 },
        { "RetryableStatusCodes not set", policy => policy.RetryableStatusCodes.Clear() },
    };

    [Theory]
    [MemberData(nameof(WrongPolicies))]
    public void Wrong_policy_is_named_when_the_channel_is_made(string expected, Action<RetryPolicy> spoil)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Make(RetryOptions.Create(spoil)));

        Assert.Contains($"The retry policy of all services has {expected}", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1.0, "MaxTokens 0")]
    [InlineData(1001, 1.0, "MaxTokens 1001")]
    [InlineData(null, 1.0, "MaxTokens not set")]
    [InlineData(10, 0.0, "TokenRatio 0")]
    [InlineData(10, null, "TokenRatio not set")]
    public void Wrong_throttling_is_named_when_the_channel_is_made(int? tokens, double? ratio, string expected)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Make(RetryOptions.Create(config: config =>
            config.RetryThrottling = new RetryThrottlingPolicy { MaxTokens = tokens, TokenRatio = ratio })));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_in_two_configurations_is_named()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Make(RetryOptions.Create(config: config =>
            config.MethodConfigs.Add(new MethodConfig { Names = { MethodName.Default } }))));

        Assert.Contains("more than one method config for all services", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Method_without_its_service_is_named()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Make(RetryOptions.Create(config: config =>
            config.MethodConfigs.Add(new MethodConfig { Names = { new MethodName { Method = "Say" } } }))));

        Assert.Contains("\"Say\" without its service", fault.Message, StringComparison.Ordinal);
    }

    static void Make(GrpcChannelOptions options) => GrpcChannel.ForAddress("http://localhost", options).Dispose();
}
