using System.Net;
using System.Net.Sockets;
using Map.Service.Hosting.Fetching;

namespace Map.Service.Tests.Hosting;

/// <summary>Sixty ways by which a web address would lead into the network of the operator. Canaries listen on loopback, by IPv4 and IPv6, on one port.</summary>
public sealed class PublicHttpTests(PublicHttpTests.Canaries canaries) : IClassFixture<PublicHttpTests.Canaries>
{
    // Long enough for a connection on the same machine.
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    [Theory]
    // The port of the canaries stands for {0}.
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://127.0.0.2:{0}/")]
    [InlineData("http://127.255.255.254:{0}/")]
    [InlineData("http://127.1:{0}/")]
    [InlineData("http://127.0.1:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://0x7f000001:{0}/")]
    [InlineData("http://0x7f.0x0.0x0.0x1:{0}/")]
    [InlineData("http://0x7F.1:{0}/")]
    [InlineData("http://017700000001:{0}/")]
    [InlineData("http://0177.0.0.1:{0}/")]
    [InlineData("http://0177.0.0.01:{0}/")]
    [InlineData("http://127.0.0.1.:{0}/")]
    [InlineData("http://%31%32%37.0.0.1:{0}/")]
    [InlineData("http://0.0.0.0:{0}/")]
    [InlineData("http://0:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://LOCALHOST:{0}/")]
    [InlineData("http://localhost.:{0}/")]
    [InlineData("http://loc%61lhost:{0}/")]
    [InlineData("http://sub.localhost:{0}/")]
    [InlineData("http://ⓛocalhost:{0}/")]
    [InlineData("http://①②⑦.⓪.⓪.①:{0}/")]
    [InlineData("http://１２７.０.０.１:{0}/")]
    [InlineData("http://127。0。0。1:{0}/")]
    [InlineData("http://١٢٧.0.0.1:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://[0:0:0:0:0:0:0:1]:{0}/")]
    [InlineData("http://[::]:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://[::ffff:7f00:1]:{0}/")]
    [InlineData("http://[0:0:0:0:0:ffff:127.0.0.1]:{0}/")]
    [InlineData("http://[::127.0.0.1]:{0}/")]
    [InlineData("http://[::1%25lo]:{0}/")]
    [InlineData("http://[fe80::1%25lo]:{0}/")]
    [InlineData("http://[64:ff9b::7f00:1]:{0}/")]
    [InlineData("http://[64:ff9b:1::7f00:1]:{0}/")]
    [InlineData("http://[2002:7f00:1::]:{0}/")]
    [InlineData("http://[2002:7f00:1::1]:{0}/")]
    [InlineData("http://[2001:0:7f00:1::]:{0}/")]
    [InlineData("http://[2001:0:0:0:0:0:80ff:fffe]:{0}/")]
    [InlineData("http://[fd00::1]:{0}/")]
    [InlineData("http://[ff02::1]:{0}/")]
    [InlineData("http://10.0.0.1:{0}/")]
    [InlineData("http://100.64.0.1:{0}/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[fd00:ec2::254]/latest/meta-data/")]
    [InlineData("http://168.63.129.16/")]
    [InlineData("http://user@127.0.0.1:{0}/")]
    [InlineData("http://example.org@127.0.0.1:{0}/")]
    [InlineData("http://127.0.0.1:{0}@example.org/")]
    [InlineData("http://example.org:pass@localhost:{0}/")]
    [InlineData("http:\\\\127.0.0.1:{0}\\")]
    [InlineData("http:///127.0.0.1:{0}/")]
    [InlineData("//127.0.0.1:{0}/")]
    [InlineData("127.0.0.1:{0}")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1:{0}/_x")]
    [InlineData("ftp://127.0.0.1:{0}/")]
    [InlineData("ws://127.0.0.1:{0}/")]
    [InlineData("unix:/run/map.sock")]
    [InlineData("https://127.0.0.1:{0}/")]
    public async Task Address_that_leads_inside_reaches_nothing(string address)
    {
        var before = canaries.Hits;
        var given = address.Replace("{0}", $"{canaries.Port}", StringComparison.Ordinal);
        if (PublicHttp.FaultOf(given) is null)
        {
            using var client = PublicHttp.Usual.Client(null);
            await RefusedAsync(client, given);
        }

        Assert.Equal(before, canaries.Hits);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("1.1.1.1 127.0.0.1")]
    [InlineData("127.0.0.1 1.1.1.1")]
    [InlineData("2606:4700:4700::1111 ::1")]
    public async Task Name_with_one_address_inside_is_refused_whatever_the_others_are(string addresses)
    {
        var before = canaries.Hits;
        using var client = new PublicHttp((_, _) => Task.FromResult(addresses.Split(' ').Select(IPAddress.Parse).ToArray())).Client(null);
        await RefusedAsync(client, $"http://host.example:{canaries.Port}/");
        Assert.Equal(before, canaries.Hits);
    }

    [Fact]
    public async Task Name_that_means_something_else_a_moment_later_is_looked_up_once_for_a_connection()
    {
        var (before, lookups) = (canaries.Hits, 0);
        // Nobody answers at an address for documentation; it stands for a public one that the name had when it was looked at.
        using var client = new PublicHttp((_, _) => Task.FromResult(new[] { IPAddress.Parse(lookups++ == 0 ? "1.1.1.1" : "127.0.0.1") })).Client(null);
        using var late = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await Assert.ThrowsAnyAsync<Exception>(() => client.GetAsync(new Uri($"http://rebound.example:{canaries.Port}/"), late.Token));
        Assert.Equal(1, lookups);
        await RefusedAsync(client, $"http://rebound.example:{canaries.Port}/");
        Assert.Equal((2, before), (lookups, canaries.Hits));
    }

    [Fact]
    public async Task What_operator_allows_is_reached_on_its_port_and_nothing_else_of_that_host()
    {
        using var other = new Canaries();
        await other.InitializeAsync();
        var before = canaries.Hits;
        using var client = PublicHttp.Usual.Client(new Uri($"http://127.0.0.1:{canaries.Port}/hook"));
        using var response = await client.GetAsync(new Uri($"http://127.0.0.1:{canaries.Port}/"));
        Assert.Equal((HttpStatusCode.OK, before + 1), (response.StatusCode, canaries.Hits));
        await RefusedAsync(client, $"http://127.0.0.1:{other.Port}/");
        await RefusedAsync(client, $"http://localhost:{canaries.Port}/");
        Assert.Equal((before + 1, 0), (canaries.Hits, other.Hits));
    }

    // Refused for where it leads, or because it is no address at all: never because nobody listened.
    static async Task RefusedAsync(HttpClient client, string address)
    {
        using var late = new CancellationTokenSource(Limit);
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri(address), late.Token));
        Assert.True(refused.InnerException is NotPublicException or SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData }, refused.ToString());
    }

    /// <summary>Counts who connects to loopback.</summary>
    public sealed class Canaries : IAsyncLifetime, IDisposable
    {
        readonly List<TcpListener> listeners = [];
        int hits;

        public int Port { get; private set; }

        public int Hits => Volatile.Read(ref hits);

        public Task InitializeAsync()
        {
            Port = Listen(IPAddress.Any, 0);
            Listen(IPAddress.IPv6Loopback, Port);
            return Task.CompletedTask;
        }

        public Task DisposeAsync()
        {
            Dispose();
            return Task.CompletedTask;
        }

        public void Dispose() => listeners.ForEach(listener => listener.Dispose());

        int Listen(IPAddress address, int port)
        {
            var listener = new TcpListener(address, port);
            listener.Start();
            listeners.Add(listener);
            _ = AnswerAsync(listener);
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        async Task AnswerAsync(TcpListener listener)
        {
            try
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync();
                    Interlocked.Increment(ref hits);
                    await client.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
                }
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException or IOException)
            {
                // The test is over.
            }
        }
    }
}
