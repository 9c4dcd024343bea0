using System.Security.Cryptography;

namespace Map.Tls;

/// <summary>What a certificate may be used for (RFC 5280, 4.2.1.12).</summary>
/// <param name="Name">As OpenSSL writes it.</param>
/// <param name="Id">Its object identifier.</param>
public sealed record CertificateUse(string Name, string Id)
{
    public static CertificateUse Server { get; } = new("serverAuth", "1.3.6.1.5.5.7.3.1");

    public static CertificateUse Client { get; } = new("clientAuth", "1.3.6.1.5.5.7.3.2");

    internal Oid Oid => new(Id);
}
