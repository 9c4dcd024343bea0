using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Map.Testing.Certificates;

/// <summary>A certificate authority of a test: a root, and another certificate that it signed and that signs the others.</summary>
public sealed class TestAuthority : IDisposable
{
    static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    readonly DateTimeOffset now = DateTimeOffset.UtcNow;
    readonly X509Certificate2 root, intermediate;

    public TestAuthority(string name = "Authority")
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request($"{name} root", rootKey, isAuthority: true);
        root = request.CreateSelfSigned(now - (Lifetime * 10), now + (Lifetime * 10));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signed = Request($"{name} intermediate", key, isAuthority: true).Create(root, now - (Lifetime * 9), now + (Lifetime * 9), NewSerial());
        intermediate = signed.CopyWithPrivateKey(key);
    }

    /// <summary>The root, whom tests believe.</summary>
    public X509Certificate2 Root => root;

    public string Pem => root.ExportCertificatePem();

    /// <summary>Signs a certificate for this machine, with the intermediate one.</summary>
    /// <param name="name">Another name of it.</param>
    /// <param name="ends">When it ends, from now; in 90 days when null.</param>
    /// <param name="byRoot">Whether the root signs it.</param>
    /// <param name="uses">Object identifiers of its only uses.</param>
    public IssuedCertificate Issue(string name = "localhost", TimeSpan? ends = null, bool byRoot = false, params string[] uses)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request(name, key, isAuthority: false);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        if (name == "localhost")
            names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        if (uses.Length > 0)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([.. uses.Select(use => new Oid(use))], critical: false));
        var end = now + (ends ?? Lifetime);
        using var certificate = request.Create(byRoot ? root : intermediate, end - Lifetime, end, NewSerial());
        var chain = certificate.ExportCertificatePem() + (byRoot ? "" : "\n" + intermediate.ExportCertificatePem());
        return new(chain, key.ExportPkcs8PrivateKeyPem(), certificate.SerialNumber);
    }

    public void Dispose()
    {
        root.Dispose();
        intermediate.Dispose();
    }

    static CertificateRequest Request(string name, ECDsa key, bool isAuthority)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, critical: true));
        return request;
    }

    // Positive: the first bit of a serial number is its sign.
    static byte[] NewSerial()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x3f) | 0x40);
        return serial;
    }
}
