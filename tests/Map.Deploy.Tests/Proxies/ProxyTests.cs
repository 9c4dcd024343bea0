using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Map.Deploy.Tests.Proxies;

/// <summary>HAProxy and nginx with the files of docs/deploy before a running gateway. <c>./map rehearse proxies</c> installs them.</summary>
[Trait("Category", "Rehearsal")]
public sealed class ProxyTests(ProxiedMap map) : IClassFixture<ProxiedMap>
{
    const string Changes = """subscription { placeChanged { place { name } } }""";

    // Longer than the shortest idle timeout of the files: with a ping every five seconds this takes more than half a minute.
    const int Pings = 8;

    public static TheoryData<string> Proxies => ["haproxy", "nginx"];

    [ProxyTheory]
    [MemberData(nameof(Proxies))]
    public async Task Pages_queries_and_files_pass_by_both_versions_of_HTTP(string name)
    {
        await using var proxy = await ProxyProgram.StartAsync(name, map.Gateway);
        foreach (var version in (Version[])[HttpVersion.Version11, HttpVersion.Version20])
        {
            using var http = proxy.Client("127.0.0.9", version);
            using var page = await http.GetAsync("fr/");
            Assert.Equal((HttpStatusCode.OK, version), (page.StatusCode, page.Version));
            Assert.Contains("max-age=", Assert.Single(page.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);

            using var query = await http.PostAsJsonAsync("graphql", new { query = "{ places { nodes { id } } }" });
            Assert.NotNull(JsonNode.Parse(await query.Content.ReadAsStringAsync())!["data"]!["places"]);

            // The gateway compresses, and its ETag is the caller's.
            using var request = new HttpRequestMessage(HttpMethod.Get, "tiles.json");
            using var first = await http.SendAsync(request);
            using var again = new HttpRequestMessage(HttpMethod.Get, "tiles.json") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
            using var unchanged = await http.SendAsync(again);
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        }

        using var plain = new HttpClient(ProxyProgram.Handler("127.0.0.9")) { BaseAddress = proxy.Plain };
        using var redirect = await plain.GetAsync("fr/");
        Assert.Equal((HttpStatusCode.PermanentRedirect, "https"), (redirect.StatusCode, redirect.Headers.Location!.Scheme));
    }

    [ProxyTheory]
    [MemberData(nameof(Proxies))]
    public async Task Subscriptions_outlive_half_a_minute_in_which_nothing_happens(string name)
    {
        await using var proxy = await ProxyProgram.StartAsync(name, map.Gateway);
        using var http = proxy.Client($"127.0.1.{1 + name.Length}");
        using var socket = new ClientWebSocket { Options = { RemoteCertificateValidationCallback = (_, _, _, _) => true } };
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(new Uri(proxy.Address, "graphql")) { Scheme = "wss" }.Uri, CancellationToken.None);
        await SendAsync(socket, """{"type":"connection_init"}""");
        Assert.Contains("connection_ack", await ReceiveAsync(socket), StringComparison.Ordinal);
        await SendAsync(socket, new JsonObject { ["type"] = "subscribe", ["id"] = "1", ["payload"] = new JsonObject { ["query"] = Changes } }.ToJsonString());
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query = Changes }), Headers = { { "Accept", "text/event-stream" } } };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        using var events = new StreamReader(await response.Content.ReadAsStreamAsync());

        // A comment is a line with a colon first.
        for (var pings = 0; pings < Pings;)
            if ((await events.ReadLineAsync().Within("a ping")) is var line && line!.StartsWith(':'))
                pings++;
        var added = $"Added behind {name}";
        await map.Map.PlaceAsync(added, 51.5, 0.5);

        while (!(await events.ReadLineAsync().Within("the change in the event stream"))!.Contains(added, StringComparison.Ordinal)) { }
        while (!(await ReceiveAsync(socket)).Contains(added, StringComparison.Ordinal)) { }
    }

    [ProxyTheory]
    [MemberData(nameof(Proxies))]
    public async Task Limits_go_by_the_address_of_the_caller_and_not_by_what_he_says(string name)
    {
        await using var proxy = await ProxyProgram.StartAsync(name, map.Gateway);
        // Each proxy has other callers: they share the gateway, and so the budgets.
        using var many = proxy.Client($"127.0.2.{1 + name.Length}");
        using var other = proxy.Client($"127.0.3.{1 + name.Length}");
        for (var file = 0; file < ProxiedMap.Files; file++)
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(many));

        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(many));
        foreach (var header in (string[])["X-Forwarded-For", "Forwarded", "X-Real-IP"])
            Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(many, header, header == "Forwarded" ? "for=203.0.113.9" : "203.0.113.9"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(many, "X-Forwarded-For", "203.0.113.9, 127.0.0.1"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(other));
    }

    [ProxyTheory]
    [MemberData(nameof(Proxies))]
    public async Task Log_has_no_address_no_path_and_no_query(string name)
    {
        await using var proxy = await ProxyProgram.StartAsync(name, map.Gateway);
        using (var http = proxy.Client("127.0.77.7"))
        {
            using var file = await http.GetAsync("places.csv?near=51.987654,1.876543&text=zebra");
            using var tile = await http.GetAsync("tiles/14/8277/5437.mvt");
            using var strange = await http.GetAsync("zebra/" + new string('z', 100));
        }

        using (var plain = new HttpClient(ProxyProgram.Handler("127.0.77.7")) { BaseAddress = proxy.Plain })
            (await plain.GetAsync("fr/?text=zebra")).Dispose();
        // No TLS, no HTTP, nothing at all, and a caller who goes in the middle.
        foreach (var bytes in (string[])["GET /zebra?zebra HTTP/1.1\r\nHost: zebra\r\n\r\n", "zebra\r\n\r\n", "", "\u0016\u0003\u0001"])
        {
            using var raw = new Socket(SocketType.Stream, ProtocolType.Tcp);
            raw.Bind(new IPEndPoint(IPAddress.Parse("127.0.77.7"), 0));
            await raw.ConnectAsync(IPAddress.Loopback, proxy.Address.Port);
            await raw.SendAsync(Encoding.Latin1.GetBytes(bytes));
            raw.Shutdown(SocketShutdown.Send);
            await UntilClosedAsync(raw);
        }

        await Patience.UntilAsync(() => proxy.Log.Contains("places.csv", StringComparison.Ordinal) && proxy.Log.Contains("tiles", StringComparison.Ordinal), "the log");
        foreach (var secret in (string[])["127.0.77.7", "987654", "876543", "8277", "text=", "Mozilla"])
            Assert.DoesNotContain(secret, proxy.Log, StringComparison.Ordinal);
    }

    static async Task<HttpStatusCode> StatusAsync(HttpClient http, string? header = null, string? value = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "places.csv");
        if (header is not null) request.Headers.TryAddWithoutValidation(header, value);
        // Each request is another one, so that none is answered from a cache for less.
        request.Headers.CacheControl = new() { NoCache = true };
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    static async Task UntilClosedAsync(Socket socket)
    {
        var buffer = new byte[1024];
        try
        {
            while (await socket.ReceiveAsync(buffer).WaitAsync(Patience.Limit) > 0) { }
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionReset)
        {
            // That is an end, too.
        }
    }

    static Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, CancellationToken.None);

    static async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        using var message = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var frame = await socket.ReceiveAsync(buffer, CancellationToken.None).Within("a message of the socket");
            Assert.True(frame.MessageType is WebSocketMessageType.Text, $"The socket was closed: {socket.CloseStatus} {socket.CloseStatusDescription}");
            message.Write(buffer, 0, frame.Count);
            if (frame.EndOfMessage) return Encoding.UTF8.GetString(message.ToArray());
        }
    }
}
