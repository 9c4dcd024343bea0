using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Map.Tls;

/// <summary>Reads certificates and keys, and says what is wrong with files that hold neither.</summary>
static class PemReader
{
    const string CertificateBegins = "-----BEGIN CERTIFICATE-----";

    public static LoadedCertificate Read(CertificateFiles files)
    {
        var (pem, chain) = ReadCertificates(files.Certificate);
        var certificate = WithKey(files, pem, chain);
        chain.RemoveAt(0);
        return new(certificate, chain, files.Authority is { } authority ? ReadAuthority(authority) : null);
    }

    static (string Pem, X509Certificate2Collection Certificates) ReadCertificates(NamedFile file)
    {
        var pem = file.ReadText();
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(pem);
        }
        catch (CryptographicException)
        {
            throw file.Fault("a certificate in it is damaged. Copy the file again.");
        }

        // What has no end is not counted as a certificate.
        var begun = pem.Split(CertificateBegins).Length - 1;
        if (begun > certificates.Count)
            throw file.Fault("it ends within a certificate, as a file that is half written does. Copy it again.");
        return certificates.Count > 0 ? (pem, certificates) : throw file.Fault($"it has no certificate. Give a PEM file that has {CertificateBegins}.");
    }

    static X509Certificate2 WithKey(CertificateFiles files, string pem, X509Certificate2Collection chain)
    {
        var key = files.Key.ReadText();
        if (key.Contains("ENCRYPTED", StringComparison.Ordinal))
            throw files.Key.Fault($"the key is encrypted. Write it without a passphrase: openssl pkey -in {files.Key.Path} -out FILE.");
        if (!IsKey(key))
            throw files.Key.Fault("it has no whole RSA or ECDSA key. Give the PEM file with the private key of the certificate.");
        try
        {
            return X509Certificate2.CreateFromPem(pem, key);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw files.Key.Fault(
                $"it is not the key of the first certificate in {files.Certificate.Setting} ({chain[0].Subject}), \"{files.Certificate.Path}\". "
                + "Give the two files that were made together, the certificate itself before those that signed it.");
        }
    }

    static X509Certificate2Collection ReadAuthority(NamedFile file)
    {
        var (_, certificates) = ReadCertificates(file);
        return certificates.Any(IsRoot)
            ? certificates
            : throw file.Fault("it has no certificate that signed itself. Give the certificate of your own authority, its root.");
    }

    internal static bool IsRoot(X509Certificate2 certificate) => certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    static bool IsKey(string pem)
    {
        using var rsa = RSA.Create();
        using var ecdsa = ECDsa.Create();
        return CanImport(rsa, pem) || CanImport(ecdsa, pem);
    }

    static bool CanImport(AsymmetricAlgorithm algorithm, string pem)
    {
        try
        {
            algorithm.ImportFromPem(pem);
            return true;
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            return false;
        }
    }
}
