using System.Net;
using System.Net.Sockets;

namespace Map.Service.Hosting.Fetching;

/// <summary>HTTP to servers that others name, which reaches nothing that only the operator's network reaches: every address that a host has is looked at
/// when a connection is opened, for each redirect anew, and the connection goes to those addresses and no others. No proxy is used, which
/// would look the host up by itself.</summary>
/// <param name="resolve">Finds the addresses of a host.</param>
/// <param name="connect">Connects to addresses that were looked at; null for the network. Tests have a web of their own behind it.</param>
sealed class PublicHttp(
    Func<string, CancellationToken, Task<IPAddress[]>> resolve, Func<IPAddress[], int, CancellationToken, ValueTask<Stream>>? connect = null)
{
    /// <summary>By the resolver of the system.</summary>
    public static PublicHttp Usual { get; } = new(Dns.GetHostAddressesAsync);

    /// <summary>What is wrong with a web address; null when nothing is.</summary>
    public static string? FaultOf(string address) =>
        !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") ? "is no web address; one begins with https:// or http://."
        : uri.UserInfo.Length > 0 ? "has a name or a password in it; only what everybody may read is asked for."
        : null;

    /// <summary>A client that follows no redirects and sets no limit of time. A refused connection is an HttpRequestException with a
    /// <see cref="NotPublicException"/> inside.</summary>
    /// <param name="allowed">An address whose host may be private, on the port that it names; null for none.</param>
    public HttpClient Client(Uri? allowed) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, UseProxy = false, AutomaticDecompression = DecompressionMethods.All,
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, allowed, cancellationToken),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Why no connection to a host would be opened now: the rest of a sentence that begins with the address. Null when one would, and when the host
    /// cannot be found, which may be for a moment.</summary>
    public async Task<string?> InsideAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            return Inside(address.IdnHost, await AddressesAsync(address.IdnHost, cancellationToken))?.Message;
        }
        catch (SocketException)
        {
            return null;
        }
    }

    static NotPublicException? Inside(string host, IPAddress[] addresses) =>
        addresses.FirstOrDefault(address => !PublicAddresses.Contains(address)) is { } inside
            ? new NotPublicException($"leads to {host}, which is {inside}: no address of the public internet.") : null;

    async Task<IPAddress[]> AddressesAsync(string host, CancellationToken cancellationToken) =>
        IPAddress.TryParse(host, out var given) ? [given] : await resolve(host, cancellationToken);

    async ValueTask<Stream> ConnectAsync(DnsEndPoint end, Uri? allowed, CancellationToken cancellationToken)
    {
        var addresses = await AddressesAsync(end.Host, cancellationToken);
        var isAllowed = allowed is not null && end.Host == allowed.IdnHost && end.Port == allowed.Port;
        if (!isAllowed && Inside(end.Host, addresses) is { } inside)
            throw inside;
        // To these, and not to what the name means a moment later.
        return connect is null ? await ConnectAsync(addresses, end.Port, cancellationToken) : await connect(addresses, end.Port, cancellationToken);
    }

    static async ValueTask<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
