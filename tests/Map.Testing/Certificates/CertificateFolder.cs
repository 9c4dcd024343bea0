using Map.Tls;

namespace Map.Testing.Certificates;

/// <summary>The files of a certificate in a folder of their own.</summary>
public sealed class CertificateFolder : IDisposable
{
    public CertificateFolder(IssuedCertificate? certificate = null, string? authority = null)
    {
        if (certificate is not null)
            Write(certificate);
        if (authority is not null)
            File.WriteAllText(Authority, authority);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("map certificate ").FullName;

    public string Certificate => Path.Combine(Folder, "fullchain.pem");

    public string Key => Path.Combine(Folder, "privkey.pem");

    public string Authority => Path.Combine(Folder, "ca.pem");

    /// <summary>As the settings of a website name them.</summary>
    public CertificateFiles Web => new(new(CertificateFiles.WebCertificate, Certificate), new(CertificateFiles.WebKey, Key));

    /// <summary>As the settings of gateway and service name them.</summary>
    public CertificateFiles Places => new(
        new(CertificateFiles.PlacesCertificate, Certificate), new(CertificateFiles.PlacesKey, Key), new(CertificateFiles.PlacesAuthority, Authority));

    public IReadOnlyList<(string Key, string Value)> PlacesSettings =>
        [(CertificateFiles.PlacesCertificate, Certificate), (CertificateFiles.PlacesKey, Key), (CertificateFiles.PlacesAuthority, Authority)];

    /// <summary>Writes over the files.</summary>
    public void Write(IssuedCertificate certificate)
    {
        File.WriteAllText(Certificate, certificate.Chain);
        File.WriteAllText(Key, certificate.Key);
    }

    /// <summary>Makes new files and moves them over the old ones.</summary>
    public void Rename(IssuedCertificate certificate)
    {
        File.WriteAllText(Certificate + ".new", certificate.Chain);
        File.WriteAllText(Key + ".new", certificate.Key);
        File.Move(Certificate + ".new", Certificate, overwrite: true);
        File.Move(Key + ".new", Key, overwrite: true);
    }

    /// <summary>Makes new files elsewhere and links to them, as certbot does.</summary>
    public void Link(IssuedCertificate certificate)
    {
        var archive = Directory.CreateDirectory(Path.Combine(Folder, "archive", certificate.SerialNumber)).FullName;
        Link(Certificate, Path.Combine(archive, "fullchain.pem"), certificate.Chain);
        Link(Key, Path.Combine(archive, "privkey.pem"), certificate.Key);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    static void Link(string link, string file, string content)
    {
        File.WriteAllText(file, content);
        File.Delete(link);
        File.CreateSymbolicLink(link, file);
    }
}
