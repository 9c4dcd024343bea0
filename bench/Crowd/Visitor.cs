using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Map.Bench.Crowd;

/// <summary>A client with an address of its own: any of 127.0.0.0/8 is this machine's.</summary>
sealed class Visitor : IDisposable
{
    readonly HttpClient http;

    /// <param name="gateway">Where the gateway is.</param>
    /// <param name="address">The client's address.</param>
    /// <param name="connections">How many connections it opens at most.</param>
    /// <param name="receiveBuffer">The size of a connection's receive buffer in bytes; 0: the system's. With a small one, a server notices a
    /// slow reader.</param>
    public Visitor(Uri gateway, string address, int connections, int receiveBuffer = 0)
    {
        var from = new IPEndPoint(IPAddress.Parse(address), 0);
        http = new(new SocketsHttpHandler
        {
            MaxConnectionsPerServer = connections,
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                if (receiveBuffer > 0) socket.ReceiveBufferSize = receiveBuffer;
                socket.Bind(from);
                await socket.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        })
        {
            BaseAddress = gateway,
            Timeout = TimeSpan.FromMinutes(2),
        };
    }

    /// <summary>Sends a GraphQL request and reads the response; whether it has data and no error.</summary>
    public async Task<bool> AskAsync(string body, CancellationToken cancellation)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = content };
        // Else the second of two equal requests is answered from the cache.
        request.Headers.CacheControl = new() { NoCache = true };
        using var response = await http.SendAsync(request, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        return response.IsSuccessStatusCode && text.StartsWith("""{"data":{""", StringComparison.Ordinal)
            && !text.Contains("\"errors\"", StringComparison.Ordinal);
    }

    /// <summary>Downloads a file at 400 bytes a second until it ends or is cancelled; whether nothing went wrong until then.</summary>
    public async Task<bool> ReadSlowlyAsync(string path, CancellationToken cancellation)
    {
        try
        {
            using var response = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (!response.IsSuccessStatusCode) return false;
            await using var body = await response.Content.ReadAsStreamAsync(cancellation);
            using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
            var buffer = new byte[40];
            while (await tick.WaitForNextTickAsync(cancellation))
                if (await body.ReadAsync(buffer, cancellation) == 0)
                    return true;
            return true;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return true;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return false;
        }
    }

    public void Dispose() => http.Dispose();
}
