using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace Map.Tls;

/// <summary>Believes whom the authority in MAP_PLACES_CA has signed, as it is at the time of the connection, and nobody else.</summary>
/// <param name="certificate">Our own certificate and the authority.</param>
/// <param name="use">What the certificate of the other side has to be for.</param>
/// <param name="time">The time to check it at.</param>
/// <param name="logger">Gets the reason of a refusal, of which the other side sees nothing.</param>
sealed class PeerCheck(WatchedCertificate certificate, CertificateUse use, TimeProvider time, ILogger logger)
{
    static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(10);

    readonly Lock logging = new();
    long? loggedAt;

    /// <summary>Whether to go on; for <see cref="RemoteCertificateValidationCallback"/>.</summary>
    public bool Accepts(object sender, X509Certificate? peer, X509Chain? sent, SslPolicyErrors errors)
    {
        if (FaultOf(peer as X509Certificate2, sent, errors) is not { } fault)
            return true;
        if (IsDue())
            TlsLog.PeerRefused(logger, fault);
        return false;
    }

    string? FaultOf(X509Certificate2? peer, X509Chain? sent, SslPolicyErrors errors)
    {
        if (peer is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
            return $"the other side has shown no certificate. It needs one of the authority in {CertificateFiles.PlacesAuthority}.";
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return $"the certificate of {peer.Subject} is for another name than the one in MAP_PLACES_URL. Its subjectAltName has to have that name or address.";
        using var chain = new X509Chain { ChainPolicy = Policy(sent) };
        return chain.Build(peer) ? null
            : $"the certificate of {peer.Subject} is not believed: {string.Join(", ", chain.ChainStatus.Select(status => status.Status))}. "
                + $"It has to be one of the authority in {CertificateFiles.PlacesAuthority}, in date, and for {use.Name}.";
    }

    X509ChainPolicy Policy(X509Chain? sent)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTime = time.GetUtcNow().LocalDateTime,
            ApplicationPolicy = { use.Oid },
        };
        foreach (var one in certificate.Current.Authority!)
            (PemReader.IsRoot(one) ? policy.CustomTrustStore : policy.ExtraStore).Add(one);
        // .NET sends no intermediate of a client. When the same one signed both sides, ours are those that it lacks.
        foreach (var intermediate in certificate.Current.Context.IntermediateCertificates)
            policy.ExtraStore.Add(intermediate);
        if (sent is not null)
            policy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
        return policy;
    }

    bool IsDue()
    {
        lock (logging)
        {
            if (loggedAt is { } at && time.GetElapsedTime(at) < LogInterval)
                return false;
            loggedAt = time.GetTimestamp();
            return true;
        }
    }
}
