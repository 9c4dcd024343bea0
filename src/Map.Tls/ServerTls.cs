using System.Net.Quic;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Map.Tls;

/// <summary>TLS of a server.</summary>
public static class ServerTls
{
    /// <summary>HTTP/3 where the system has the library of QUIC, which Debian has not.</summary>
    public static HttpProtocols WebProtocols => (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS()) && QuicListener.IsSupported
        ? HttpProtocols.Http1AndHttp2AndHttp3
        : HttpProtocols.Http1AndHttp2;

    /// <summary>Shows browsers the certificate as it is at the time of their connection.</summary>
    public static void UseTls(this ListenOptions endpoint, string setting)
    {
        var certificate = endpoint.ApplicationServices.GetRequiredKeyedService<WatchedCertificate>(setting);
        endpoint.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => new(Options(certificate)) });
    }

    /// <summary>Lets only those in whose certificate the same authority has signed.</summary>
    public static void UseMutualTls(this ListenOptions endpoint, string setting)
    {
        var services = endpoint.ApplicationServices;
        var certificate = services.GetRequiredKeyedService<WatchedCertificate>(setting);
        var check = new PeerCheck(
            certificate, CertificateUse.Client, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<WatchedCertificate>>());
        endpoint.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => new(OnlyKnown(Options(certificate), check)) });
    }

    // Without application protocols: the web server adds those of the endpoint, which differ between TCP and QUIC.
    static SslServerAuthenticationOptions Options(WatchedCertificate certificate) => new()
    {
        ServerCertificateContext = certificate.Current.Context,
        EnabledSslProtocols = TlsProtocols.Allowed,
        CipherSuitesPolicy = OpenSslConfiguration.IsUsed ? null : TlsProtocols.Ciphers,
    };

    static SslServerAuthenticationOptions OnlyKnown(SslServerAuthenticationOptions options, PeerCheck check)
    {
        options.ClientCertificateRequired = true;
        // The check builds its own chain: this one fetches nothing.
        options.CertificateChainPolicy = new() { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck };
        options.RemoteCertificateValidationCallback = check.Accepts;
        return options;
    }
}
