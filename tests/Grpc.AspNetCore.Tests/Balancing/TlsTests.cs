using System.Net.Security;
using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Tests.Balancing;

/// <summary>Names that stand for servers with certificates.</summary>
public class TlsTests
{
    [Fact]
    public async Task Certificate_is_checked_against_the_name_rather_than_its_address()
    {
        using var certificate = SelfSigned.Create("farm.test");
        await using var server = await GreeterServer.StartAsync(listen: endpoint => endpoint.UseHttps(certificate));
        var faults = SslPolicyErrors.None;
        using var channel = CreateChannel(server, (_, _, _, found) =>
        {
            faults = found;
            return true;
        });

        var reply = await new Greeter.GreeterClient(channel).SayAsync(new Req { Name = "by name" });

        Assert.Equal("Hello by name", reply.Text);
        Assert.Equal(SslPolicyErrors.RemoteCertificateChainErrors, faults);
    }

    [Fact]
    public async Task Certificate_that_is_not_trusted_is_unavailable()
    {
        using var certificate = SelfSigned.Create("farm.test");
        await using var server = await GreeterServer.StartAsync(listen: endpoint => endpoint.UseHttps(certificate));
        using var channel = CreateChannel(server, (_, _, _, _) => false);

        var failure = await GreeterServer.FailureOf(async () => await new Greeter.GreeterClient(channel).SayAsync(new Req()));

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.Contains("SSL", failure.Status.Detail, StringComparison.Ordinal);
    }

    static GrpcChannel CreateChannel(GreeterServer server, RemoteCertificateValidationCallback validate)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = validate;
        var dns = new DnsResolverFactory(Timeout.InfiniteTimeSpan, (_, _) => Task.FromResult(new[] { GreeterFarm.AddressOf(0) }));
        return GrpcChannel.ForAddress($"dns:///farm.test:{server.Address.Port}", new GrpcChannelOptions
        {
            Credentials = ChannelCredentials.SecureSsl,
            HttpHandler = handler,
            DisposeHttpClient = true,
            ServiceConfig = new ServiceConfig { LoadBalancingConfigs = { new RoundRobinConfig() } },
            ServiceProvider = new ServiceCollection()
                .AddSingleton<TimeProvider>(new ManualTime())
                .AddSingleton<ResolverFactory>(dns)
                .BuildServiceProvider(),
        });
    }
}
