using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Net.Client;
using Map.Service.Hosting;
using Map.Testing.Certificates;
using Map.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Map.Service.Tests.Hosting;

/// <summary>The service at an address of https, with clients that know nothing of it.</summary>
public sealed class MutualTlsTests : IAsyncLifetime
{
    readonly TestAuthority authority = new(), other = new("Other");
    readonly FakeLogCollector log = new();
    CertificateFolder files = null!;
    TestDatabase database = null!;
    WebApplication app = null!;

    Uri Address => new(app.Urls.Single());

    public async Task InitializeAsync()
    {
        files = new(authority.Issue(), authority.Pem);
        database = await MigratedDatabase.CloneAsync();
        app = Setup.Build(
            new ServiceSettings(database.ConnectionString, new("https://127.0.0.1:0")) { Certificate = files.Places },
            builder => builder.Logging.ClearProviders().AddProvider(new FakeLoggerProvider(log)));
        await app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await database.DisposeAsync();
        files.Dispose();
        authority.Dispose();
        other.Dispose();
    }

    [Fact]
    public async Task Client_of_the_authority_is_answered() => await CallAsync(authority.Issue("client"));

    [Fact]
    public async Task Client_whose_certificate_the_root_has_signed_is_answered() => await CallAsync(authority.Issue("client", byRoot: true));

    [Fact]
    public async Task Client_without_certificate_is_refused() => Assert.Contains("has shown no certificate", await RefusedAsync(null), StringComparison.Ordinal);

    [Fact]
    public async Task Client_of_another_authority_is_refused() =>
        Assert.Contains("is not believed", await RefusedAsync(other.Issue("client")), StringComparison.Ordinal);

    [Fact]
    public async Task Client_whose_certificate_has_ended_is_refused() =>
        Assert.Contains("NotTimeValid", await RefusedAsync(authority.Issue("client", ends: TimeSpan.FromDays(-1))), StringComparison.Ordinal);

    [Fact]
    public async Task Client_whose_certificate_is_for_servers_is_refused() =>
        Assert.Contains("NotValidForUsage", await RefusedAsync(authority.Issue("client", uses: "1.3.6.1.5.5.7.3.1")), StringComparison.Ordinal);

    [Fact]
    public async Task Client_without_tls_is_refused_and_harms_nobody()
    {
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{Address.Port}");
        await Assert.ThrowsAsync<RpcException>(async () => await new PlacesService.PlacesServiceClient(channel).SearchPlacesAsync(new()));
        await CallAsync(authority.Issue("client"));
    }

    [Fact]
    public async Task Service_is_the_client_of_its_own_health_check()
    {
        Assert.Equal(0, await HealthProbe.RunAsync(new ListenAddress(Address), TimeProvider.System, files.Places));
        await File.WriteAllTextAsync(files.Authority, other.Pem);
        Assert.Equal(1, await HealthProbe.RunAsync(new ListenAddress(Address), TimeProvider.System, files.Places));
    }

    async Task CallAsync(IssuedCertificate certificate)
    {
        using var handler = new SocketsHttpHandler { SslOptions = Options(certificate) };
        using var channel = GrpcChannel.ForAddress(Address, new GrpcChannelOptions { HttpHandler = handler });
        Assert.NotNull(await new PlacesService.PlacesServiceClient(channel).SearchPlacesAsync(new()));
    }

    // In TLS 1.3 a client hears of the refusal only when it reads.
    async Task<string> RefusedAsync(IssuedCertificate? certificate)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(Address.Host, Address.Port);
        await using var stream = new SslStream(new NetworkStream(socket));
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            await stream.AuthenticateAsClientAsync(Options(certificate));
            await stream.WriteAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray());
            Assert.Equal(0, await stream.ReadAsync(new byte[1]));
            throw new IOException("The service has ended the connection.");
        });
        return log.Text;
    }

    SslClientAuthenticationOptions Options(IssuedCertificate? certificate) => new()
    {
        TargetHost = "localhost",
        ApplicationProtocols = [SslApplicationProtocol.Http2],
        ClientCertificateContext = certificate is null ? null : ContextOf(certificate),
        CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { authority.Root }, RevocationMode = X509RevocationMode.NoCheck },
    };

    static SslStreamCertificateContext ContextOf(IssuedCertificate certificate)
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(certificate.Chain);
        return SslStreamCertificateContext.Create(X509Certificate2.CreateFromPem(certificate.Chain, certificate.Key), chain, offline: true);
    }
}
