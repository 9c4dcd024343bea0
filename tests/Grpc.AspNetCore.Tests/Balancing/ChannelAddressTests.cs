using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Tests.Balancing;

/// <summary>Channels over several addresses that cannot be made; the message says why.</summary>
public class ChannelAddressTests
{
    [Fact]
    public void Address_without_credentials_does_not_say_whether_to_use_tls() =>
        Refused<InvalidOperationException>(
            "dns:///places:5081", "set GrpcChannelOptions.Credentials", options => options.Credentials = null);

    [Theory]
    [InlineData("static:///places")]
    [InlineData("localhost:5081")]
    [InlineData("consul:///places")]
    public void Scheme_without_a_factory_is_named(string address) =>
        Refused<ArgumentException>(address, "not of the form http://host:port");

    [Theory]
    [InlineData("dns://places:5081")]
    [InlineData("dns:///")]
    [InlineData("dns:///places:5081/path")]
    public void Name_with_too_few_slashes_or_too_many_is_refused(string address) =>
        Refused<InvalidOperationException>(address, "not of the form dns:///host:port");

    [Fact]
    public void HttpClient_cannot_be_balanced()
    {
        using var http = new HttpClient();
        Refused<InvalidOperationException>("dns:///places:5081", "needs an HttpHandler", options => options.HttpClient = http);
    }

    [Fact]
    public void Handler_that_does_not_tell_what_connects_for_it_cannot_be_balanced()
    {
        using var handler = new HttpClientHandler();
        Refused<InvalidOperationException>("dns:///places:5081", "HttpClientHandler", options => options.HttpHandler = handler);
    }

    [Fact]
    public void Policies_none_of_which_is_known_are_named() => Refused<InvalidOperationException>(
        "dns:///places:5081",
        "weighted, grpclb is known",
        options => options.ServiceConfig = new ServiceConfig
        {
            LoadBalancingConfigs = { new LoadBalancingConfig("weighted"), new LoadBalancingConfig("grpclb") },
        });

    [Fact]
    public void First_policy_that_is_known_is_taken()
    {
        var config = new ServiceConfig { LoadBalancingConfigs = { new LoadBalancingConfig("weighted"), new RoundRobinConfig() } };
        using var channel = GrpcChannel.ForAddress(
            "dns:///places:5081", new GrpcChannelOptions { Credentials = ChannelCredentials.Insecure, ServiceConfig = config });

        Assert.Equal("places:5081", channel.Target);
    }

    [Fact]
    public void Handler_serves_several_channels()
    {
        using var handler = new SocketsHttpHandler();
        var services = new ServiceCollection()
            .AddSingleton<ResolverFactory>(new StaticResolverFactory(_ => [new BalancerAddress("127.0.0.1", 5081)]))
            .BuildServiceProvider();
        foreach (var address in (string[])["dns:///places:5081", "static:///places"])
        {
            using var channel = GrpcChannel.ForAddress(
                address,
                new GrpcChannelOptions { Credentials = ChannelCredentials.Insecure, HttpHandler = handler, ServiceProvider = services });
        }
    }

    static void Refused<TException>(string address, string expected, Action<GrpcChannelOptions>? change = null)
        where TException : Exception
    {
        var options = new GrpcChannelOptions { Credentials = ChannelCredentials.Insecure };
        change?.Invoke(options);

        var fault = Assert.Throws<TException>(() => GrpcChannel.ForAddress(address, options));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }
}
