using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Map.Tls;

/// <summary>A certificate with its key, as its files were when they were read.</summary>
public sealed class LoadedCertificate
{
    internal LoadedCertificate(X509Certificate2 certificate, X509Certificate2Collection intermediates, X509Certificate2Collection? authority)
    {
        Certificate = certificate;
        Authority = authority;
        // Offline: what the files lack is not fetched, so that no other host learns that this one starts.
        Context = SslStreamCertificateContext.Create(certificate, intermediates, offline: true);
    }

    public DateTimeOffset NotBefore => new(Certificate.NotBefore);

    public DateTimeOffset NotAfter => new(Certificate.NotAfter);

    public string SerialNumber => Certificate.SerialNumber;

    internal X509Certificate2 Certificate { get; }

    /// <summary>Whose certificates are believed; null: those that the system believes.</summary>
    internal X509Certificate2Collection? Authority { get; }

    /// <summary>The certificate and those between it and a root, as they are sent.</summary>
    internal SslStreamCertificateContext Context { get; }

    /// <summary>Whether a browser finds its way to a root that this system knows.</summary>
    internal bool IsChainComplete()
    {
        using var chain = new X509Chain();
        foreach (var intermediate in Context.IntermediateCertificates)
            chain.ChainPolicy.ExtraStore.Add(intermediate);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.Build(Certificate);
        return chain.ChainStatus.All(status => status.Status != X509ChainStatusFlags.PartialChain);
    }

    internal bool IsFor(CertificateUse use) =>
        Certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().All(extension => extension.EnhancedKeyUsages.Cast<Oid>().Any(oid => oid.Value == use.Id));
}
