using Map.Tls;

namespace Map.Gateway.Upstream;

/// <summary>Where Map.Service is: one address, several, a name that stands for any number, or a unix socket.</summary>
/// <param name="Target">The address of the channel: <c>http://host:port</c>, <c>static:///places</c> or <c>dns:///host:port</c>.</param>
/// <param name="Services">The addresses, as far as they are given.</param>
/// <param name="Socket">The path of the unix socket, where the service is on this machine.</param>
/// <param name="Certificate">What the gateway shows, and whom it believes; null: nothing, and whom the system believes.</param>
public sealed record ServiceAddress(Uri Target, IReadOnlyList<Uri> Services, string? Socket = null, CertificateFiles? Certificate = null)
{
    public const string Expected = "an address without a path and without a user, such as http://127.0.0.1:5081, several with commas "
        + "between them, all of http or all of https, dns:///host:port for all that a name stands for, or unix:/path for a socket of this machine (a whole path of at "
        + "most 107 bytes, without colons and commas)";

    static readonly Uri Several = new("static:///places");

    // The :authority of calls over a unix socket.
    static readonly Uri ThisMachine = new("http://localhost");

    public bool IsDns => Target.Scheme == "dns";

    public bool IsSeveral => Target == Several;

    /// <summary>Whether a certificate has a use there.</summary>
    public bool MayBeSecure => IsDns || IsSecure;

    /// <summary>Whether calls go by TLS. A name that stands for several says nothing of that, so the certificate does.</summary>
    public bool IsSecure => IsDns ? Certificate is not null : Services.Any(service => service.Scheme == Uri.UriSchemeHttps);

    /// <summary>Whether calls may go to that address. A DNS name is compared as text, without a look-up.</summary>
    public bool Includes(Uri address) =>
        Services.Any(service => service.Authority == address.Authority)
        || (IsDns && Target.AbsolutePath.Trim('/') == address.Authority);

    /// <returns>Null when the text is not as <see cref="Expected"/>.</returns>
    public static ServiceAddress? Parse(string text)
    {
        if (text.StartsWith(SocketPath.Scheme, StringComparison.Ordinal))
            return text[SocketPath.Scheme.Length..] is var path && SocketPath.IsValid(path) ? new(ThisMachine, [], path) : null;
        if (text.StartsWith("dns:", StringComparison.OrdinalIgnoreCase))
        {
            return Uri.TryCreate(text, UriKind.Absolute, out var name)
                && name.Host.Length == 0
                && Uri.TryCreate($"http://{name.AbsolutePath.TrimStart('/')}", UriKind.Absolute, out var named)
                && IsServer(named) && name.AbsolutePath.EndsWith($":{named.Port}", StringComparison.Ordinal)
                    ? new(name, [])
                    : null;
        }

        var services = new List<Uri>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(part, UriKind.Absolute, out var service) || !IsServer(service))
                return null;
            services.Add(service);
        }

        if (services.Count == 1)
            return new(services[0], services);
        // One channel has TLS for all addresses or for none.
        return services.DistinctBy(service => service.Scheme).Count() == 1 ? new(Several, services) : null;
    }

    // Scheme, host and port only.
    static bool IsServer(Uri url) =>
        (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) && url.PathAndQuery == "/" && url.UserInfo.Length == 0;
}
