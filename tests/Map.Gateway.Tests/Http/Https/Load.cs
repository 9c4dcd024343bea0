using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Map.Gateway.Tests.Http.Https;

/// <summary>Clients that ask again and again, some by one connection that stays open and some by a new one each time.</summary>
sealed class Load : IAsyncDisposable
{
    readonly CancellationTokenSource over = new();
    readonly Uri address;
    readonly X509Certificate2 root;
    readonly List<Task> clients;
    int requests, handshakes;

    public Load(Uri address, X509Certificate2 root)
    {
        (this.address, this.root) = (address, root);
        clients =
        [
            .. from version in (string[])["1.1", "2.0"]
               from keeps in (bool[])[true, true, false, false]
               select Task.Run(() => AskAsync(new(version), keeps)),
        ];
    }

    public int Requests => Volatile.Read(ref requests);

    public int Handshakes => Volatile.Read(ref handshakes);

    /// <summary>The serial numbers that were shown, each with the number of handshakes.</summary>
    public ConcurrentDictionary<string, int> Serials { get; } = new();

    public ConcurrentQueue<string> Failures { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await Task.WhenAll(clients);
        over.Dispose();
    }

    async Task AskAsync(Version version, bool keeps)
    {
        HttpClient? http = null;
        while (!over.IsCancellationRequested)
        {
            http ??= Connect(version);
            try
            {
                using var response = await http.GetAsync(new Uri("tiles.json", UriKind.Relative));
                if (!response.IsSuccessStatusCode)
                    Failures.Enqueue($"{response.StatusCode}");
                Interlocked.Increment(ref requests);
            }
            catch (HttpRequestException exception)
            {
                Failures.Enqueue($"{exception.Message} {exception.InnerException?.Message}");
            }

            if (keeps)
                continue;
            http.Dispose();
            http = null;
        }

        http?.Dispose();
    }

    HttpClient Connect(Version version)
    {
        var handler = new SocketsHttpHandler { PooledConnectionLifetime = Timeout.InfiniteTimeSpan };
        handler.SslOptions.CertificateChainPolicy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { root }, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true,
        };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
        {
            Interlocked.Increment(ref handshakes);
            Serials.AddOrUpdate(certificate!.GetSerialNumberString(), 1, (_, count) => count + 1);
            // Pebble's certificate is for a name that leads nowhere here.
            return (errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) == SslPolicyErrors.None;
        };
        return new(handler) { BaseAddress = address, DefaultRequestVersion = version, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
    }
}
