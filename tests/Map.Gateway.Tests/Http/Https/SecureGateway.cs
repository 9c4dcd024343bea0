using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Map.Gateway.Http.Https;
using Map.Gateway.Tests.Hosting;
using Map.Testing.Certificates;
using Map.Tls;
using Microsoft.AspNetCore.Builder;

namespace Map.Gateway.Tests.Http.Https;

/// <summary>A gateway with TLS at one address and without at another, in front of the invented service.</summary>
public sealed class SecureGateway : IAsyncLifetime
{
    internal TestAuthority Authority { get; } = new();

    internal IssuedCertificate First { get; private set; } = null!;

    internal CertificateFolder Files { get; private set; } = null!;

    internal InventedService Upstream { get; private set; } = null!;

    internal TestGateway Gateway { get; private set; } = null!;

    internal string Webroot { get; } = Directory.CreateTempSubdirectory("map webroot ").FullName;

    internal Uri Https => new UriBuilder(Gateway.Urls[0]) { Host = "localhost" }.Uri;

    internal Uri Http => Gateway.Urls[1];

    public async Task InitializeAsync()
    {
        First = Authority.Issue();
        Files = new(First);
        Upstream = await InventedService.StartAsync();
        Gateway = await TestGateway.StartAsync(Upstream.Address, Configure);
    }

    public async Task DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await Upstream.DisposeAsync();
        Files.Dispose();
        Authority.Dispose();
        Directory.Delete(Webroot, recursive: true);
    }

    /// <summary>A client that believes the authority of the test alone, and connects anew for each request.</summary>
    internal HttpClient Client() => new(Handler()) { BaseAddress = Https };

    internal SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.Zero,
        SslOptions = { CertificateChainPolicy = Policy() },
    };

    /// <summary>A handshake of its own; gives what the server has shown.</summary>
    internal async Task<(SslStream Stream, IReadOnlyList<string> Serials)> ShakeHandsAsync(SslProtocols protocols = SslProtocols.None)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, Https.Port);
        IReadOnlyList<string> serials = [];
        var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
        try
        {
            await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                EnabledSslProtocols = protocols,
                CertificateChainPolicy = Policy(),
                RemoteCertificateValidationCallback = (_, _, chain, errors) =>
                {
                    serials = [.. chain!.ChainPolicy.ExtraStore.Select(certificate => certificate.SerialNumber)];
                    return errors == SslPolicyErrors.None;
                },
            });
            return (stream, serials);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    internal async Task<string> SerialAsync()
    {
        var (stream, _) = await ShakeHandsAsync();
        await using (stream)
            return ((X509Certificate2)stream.RemoteCertificate!).SerialNumber;
    }

    X509ChainPolicy Policy() => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { Authority.Root },
        RevocationMode = X509RevocationMode.NoCheck,
        DisableCertificateDownloads = true,
    };

    void Configure(WebApplicationBuilder builder)
    {
        builder.Configuration[ListenSettings.Key] = "https://127.0.0.1:0,http://127.0.0.1:0";
        builder.Configuration[ListenSettings.WebrootKey] = Webroot;
        builder.Configuration[CertificateFiles.WebCertificate] = Files.Certificate;
        builder.Configuration[CertificateFiles.WebKey] = Files.Key;
    }
}
