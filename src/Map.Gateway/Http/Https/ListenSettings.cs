using Map.Tls;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Map.Gateway.Http.Https;

/// <summary>Where the gateway listens, and with which certificate.</summary>
/// <param name="Addresses">Of http and of https.</param>
/// <param name="Certificate">The files of the certificate; there are some if an address is of https.</param>
/// <param name="AcmeWebroot">The folder that an ACME client writes to; null: none.</param>
public sealed record ListenSettings(IReadOnlyList<Uri> Addresses, CertificateFiles? Certificate = null, string? AcmeWebroot = null)
{
    public const string Key = "MAP_GATEWAY_URL", WebrootKey = "MAP_ACME_WEBROOT";

    const string Usual = "http://127.0.0.1:5080";

    /// <summary>Whether there is an address without TLS beside one with it: its requests belong to that one.</summary>
    public bool HasBoth => Addresses.Any(IsHttps) && !Addresses.All(IsHttps);

    /// <summary>The ports without TLS that only this machine reaches, beside addresses that others do: programs of this machine, such as ./map, ask there.</summary>
    public IEnumerable<int> OwnPorts => Addresses.All(address => address.IsLoopback)
        ? [] : Addresses.Where(address => address.IsLoopback && !IsHttps(address)).Select(address => address.Port);

    public static ListenSettings From(IConfiguration configuration, List<string> faults)
    {
        var addresses = Read(configuration[Key] is { Length: > 0 } given ? given : Usual, faults);
        var before = faults.Count;
        var certificate = CertificateFiles.OfWeb(configuration, faults);
        // When the files themselves are wrong, that is all to be said.
        if (faults.Count == before && addresses.Any(IsHttps) != certificate is not null)
        {
            faults.Add(certificate is null
                ? $"{Key} has {addresses.First(IsHttps)}, and there is no certificate. Set {CertificateFiles.WebCertificate} and {CertificateFiles.WebKey}, or listen at http://."
                : $"{CertificateFiles.WebCertificate} is set, and {Key} has no address of https. Add one, such as https://0.0.0.0:443,http://0.0.0.0:80, or leave the certificate out.");
        }

        return new(addresses, certificate, ReadWebroot(configuration, faults));
    }

    public void ListenAt(KestrelServerOptions server)
    {
        foreach (var address in Addresses)
        {
            server.ListenAt(address, endpoint =>
            {
                if (!IsHttps(address))
                    return;
                endpoint.Protocols = ServerTls.WebProtocols;
                endpoint.UseTls(Certificate!.Certificate.Setting);
            });
        }
    }

    static List<Uri> Read(string text, List<string> faults)
    {
        var addresses = new List<Uri>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (Uri.TryCreate(part, UriKind.Absolute, out var url) && IsServer(url))
                addresses.Add(url);
            else
                // The part before an @ may be a password, and the message is logged.
                faults.Add(
                    $"{Key} has \"{part[(part.LastIndexOf('@') + 1)..]}\". Give an address without a path and without a user, such as {Usual}, or several with commas between them, "
                    + "such as https://0.0.0.0:443,http://0.0.0.0:80.");
        }

        return addresses;
    }

    static string? ReadWebroot(IConfiguration configuration, List<string> faults)
    {
        if (configuration[WebrootKey] is not { Length: > 0 } folder)
            return null;
        if (!Directory.Exists(folder))
            faults.Add($"{WebrootKey} is \"{folder}\", which is not a folder. Make it, and give the same to certbot as --webroot-path.");
        return folder;
    }

    internal static bool IsServer(Uri url) => (IsHttps(url) || url.Scheme == Uri.UriSchemeHttp) && url.PathAndQuery == "/" && url.UserInfo.Length == 0;

    static bool IsHttps(Uri url) => url.Scheme == Uri.UriSchemeHttps;
}
