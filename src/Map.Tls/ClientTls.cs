using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace Map.Tls;

/// <summary>TLS of a client of Map.Service.</summary>
public static class ClientTls
{
    /// <summary>Shows our certificate, and believes only a service that the same authority has signed for the name that is called.</summary>
    /// <param name="certificate">Ours, as it is at the time of each connection.</param>
    /// <param name="time">The time to check the other one at.</param>
    /// <param name="logger">Gets the reason of a refusal.</param>
    /// <param name="anyName">For a service on this machine, which is called by an address that its certificate does not have.</param>
    public static SslClientAuthenticationOptions Options(WatchedCertificate certificate, TimeProvider time, ILogger logger, bool anyName = false)
    {
        var check = new PeerCheck(certificate, CertificateUse.Server, time, logger);
        return new()
        {
            EnabledSslProtocols = TlsProtocols.Allowed,
            CipherSuitesPolicy = TlsProtocols.Ciphers,
            // A callback, because the handler of HTTP copies all options before the first connection.
            LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate.Current.Certificate,
            CertificateChainPolicy = new() { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck },
            RemoteCertificateValidationCallback = (sender, peer, chain, errors) =>
                check.Accepts(sender, peer, chain, anyName ? errors & ~SslPolicyErrors.RemoteCertificateNameMismatch : errors),
        };
    }
}
