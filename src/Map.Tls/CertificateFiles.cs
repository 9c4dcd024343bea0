using Microsoft.Extensions.Configuration;

namespace Map.Tls;

/// <summary>The PEM files that settings name.</summary>
/// <param name="Certificate">The certificate, followed by those between it and a root.</param>
/// <param name="Key">Its private key.</param>
/// <param name="Authority">Whose certificates are believed; null: those that the system believes.</param>
public sealed record CertificateFiles(NamedFile Certificate, NamedFile Key, NamedFile? Authority = null)
{
    public const string WebCertificate = "MAP_TLS_CERTIFICATE", WebKey = "MAP_TLS_KEY";
    public const string PlacesCertificate = "MAP_PLACES_CERTIFICATE", PlacesKey = "MAP_PLACES_KEY", PlacesAuthority = "MAP_PLACES_CA";

    /// <summary>What the gateway shows to browsers.</summary>
    public static CertificateFiles? OfWeb(IConfiguration configuration, List<string> faults) => From(configuration, [WebCertificate, WebKey], faults);

    /// <summary>What gateway and service show each other. Each is a client of the service, whose own health check is one, too.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="isServer">Whether it is the service's.</param>
    /// <param name="faults">Gets all that is wrong.</param>
    public static CertificateFiles? OfPlaces(IConfiguration configuration, bool isServer, List<string> faults) => From(
        configuration, [PlacesCertificate, PlacesKey, PlacesAuthority], faults,
        isServer ? [CertificateUse.Client, CertificateUse.Server] : [CertificateUse.Client]);

    /// <summary>Changes with any of the files.</summary>
    public string Fingerprint() => $"{Certificate.Fingerprint()} {Key.Fingerprint()} {Authority?.Fingerprint()}";

    /// <exception cref="CertificateException">They cannot be used. Whether they are out of date is another question.</exception>
    public LoadedCertificate Read() => PemReader.Read(this);

    static CertificateFiles? From(IConfiguration configuration, string[] settings, List<string> faults, params CertificateUse[] uses)
    {
        NamedFile[] given = [.. settings.Where(setting => configuration[setting] is { Length: > 0 }).Select(setting => new NamedFile(setting, configuration[setting]!))];
        if (given.Length == 0)
            return null;
        if (given.Length < settings.Length)
        {
            var missing = settings.Except(given.Select(file => file.Setting));
            faults.Add(
                $"{string.Join(" and ", given.Select(file => file.Setting))} is given without {string.Join(" and ", missing)}. "
                + $"{string.Join(", ", settings)} go together, each with the path of a PEM file: give all of them, or none.");
            return null;
        }

        var files = new CertificateFiles(given[0], given[1], given.ElementAtOrDefault(2));
        try
        {
            var certificate = files.Read();
            faults.AddRange(uses.Where(use => !certificate.IsFor(use)).Select(use => files.Certificate.Fault(
                $"its extendedKeyUsage leaves out {use.Name}. Sign it anew with extendedKeyUsage=serverAuth,clientAuth, or without that extension.").Message));
        }
        catch (CertificateException exception)
        {
            faults.Add(exception.Message);
        }

        return files;
    }
}
