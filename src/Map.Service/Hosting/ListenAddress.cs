namespace Map.Service.Hosting;

/// <summary>Where the service listens, by HTTP/2: a port with or without TLS, or a unix socket for clients on the same machine.</summary>
public sealed record ListenAddress
{
    public const string Expected = "addresses such as http://127.0.0.1:5081 or unix:/path or, with a certificate, https://0.0.0.0:5081, with commas between them; the path of a socket "
        + "is a whole one of at most 107 bytes, without colons and commas";

    public static readonly ListenAddress Usual = new(new Uri("http://127.0.0.1:5081"));

    public ListenAddress(Uri port) => Port = port;

    ListenAddress(string socket) => Socket = socket;

    /// <summary>The port; null for a socket.</summary>
    public Uri? Port { get; }

    /// <summary>The path of the socket; null for a port.</summary>
    public string? Socket { get; }

    /// <summary>Whether it has TLS, and both sides a certificate.</summary>
    public bool IsSecure => Port?.Scheme == Uri.UriSchemeHttps;

    public override string ToString() => Port?.ToString() ?? $"{SocketPath.Scheme}{Socket}";

    /// <returns>Null if the text is not such an address.</returns>
    public static ListenAddress? Parse(string text)
    {
        if (text.StartsWith(SocketPath.Scheme, StringComparison.Ordinal))
            return text[SocketPath.Scheme.Length..] is var path && SocketPath.IsValid(path) ? new(path) : null;
        return Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) && url.PathAndQuery == "/" && url.UserInfo.Length == 0
                ? new(url)
                : null;
    }
}
