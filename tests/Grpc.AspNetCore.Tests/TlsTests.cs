using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting;

namespace Grpc.AspNetCore.Tests;

public class TlsTests
{
    [Fact]
    public async Task Call_over_tls_with_credentials()
    {
        using var certificate = SelfSigned.Create();
        await using var server = await GreeterServer.StartAsync(
            new GreeterMethods
            {
                Say = (_, context) => Task.FromResult(new Res { Text = context.RequestHeaders.GetValue("authorization")! }),
            },
            listen: endpoint => endpoint.UseHttps(certificate));
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, presented, _, _) =>
            presented!.GetCertHashString() == certificate.GetCertHashString();
        var client = server.CreateClient(new GrpcChannelOptions
        {
            HttpHandler = handler,
            Credentials = ChannelCredentials.Create(ChannelCredentials.SecureSsl, CallCredentials.FromInterceptor((_, metadata) =>
            {
                metadata.Add("authorization", "Bearer key");
                return Task.CompletedTask;
            })),
        });

        Assert.Equal("Bearer key", (await client.SayAsync(new Req())).Text);
    }

    [Fact]
    public async Task Certificate_that_is_not_trusted_is_unavailable()
    {
        using var certificate = SelfSigned.Create();
        await using var server = await GreeterServer.StartAsync(listen: endpoint => endpoint.UseHttps(certificate));

        var failure = await GreeterServer.FailureOf(async () => await server.CreateClient().SayAsync(new Req()));

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
    }

    [Fact]
    public void Credentials_that_do_not_fit_the_address_are_refused()
    {
        Assert.Throws<InvalidOperationException>(
            () => GrpcChannel.ForAddress("http://localhost", new GrpcChannelOptions { Credentials = ChannelCredentials.SecureSsl }));
        Assert.Throws<InvalidOperationException>(
            () => GrpcChannel.ForAddress("https://localhost", new GrpcChannelOptions { Credentials = ChannelCredentials.Insecure }));
        Assert.Throws<ArgumentException>(() => GrpcChannel.ForAddress("localhost:5081"));
    }
}
