using System.ComponentModel;
using System.Net;
using System.Net.Security;
using System.Net.WebSockets;
using System.Security.Authentication;
using System.Text;

namespace Map.Gateway.Tests.Http.Https;

public sealed class TlsTests(SecureGateway secure) : IClassFixture<SecureGateway>
{
    const string Request = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

    [Fact]
    public async Task Whole_chain_is_sent()
    {
        var (stream, serials) = await secure.ShakeHandsAsync();
        await using (stream)
            Assert.Equal(2, serials.Count);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task New_protocols_are_spoken(SslProtocols protocol)
    {
        var (stream, _) = await secure.ShakeHandsAsync(protocol);
        await using (stream)
            Assert.Equal(protocol, stream.SslProtocol);
    }

#pragma warning disable SYSLIB0039, CA5397 // Whether the old ones are refused.
    [Theory]
    [InlineData(SslProtocols.Tls)]
    [InlineData(SslProtocols.Tls11)]
    public async Task Old_protocols_are_refused(SslProtocols protocol)
    {
        var refusal = await Record.ExceptionAsync(() => secure.ShakeHandsAsync(protocol));
        Assert.True(refusal is AuthenticationException or IOException or Win32Exception, $"{refusal}");
    }
#pragma warning restore SYSLIB0039, CA5397

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Version_of_HTTP_is_negotiated(string version)
    {
        using var client = secure.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "health/ready") { Version = new(version), VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var response = await client.SendAsync(request);
        Assert.Equal((HttpStatusCode.OK, new Version(version)), (response.StatusCode, response.Version));
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Subscriptions_work_by_sockets_of_both_versions(string version)
    {
        using var invoker = new HttpMessageInvoker(secure.Handler());
        using var socket = new ClientWebSocket
        {
            Options = { HttpVersion = new(version), HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact },
        };
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(secure.Https) { Scheme = "wss", Path = "/graphql" }.Uri, invoker, CancellationToken.None);
        await socket.SendAsync("""{"type":"connection_init"}"""u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);
        var answer = new byte[1000];
        var read = await socket.ReceiveAsync(answer, CancellationToken.None);
        Assert.Equal("""{"type":"connection_ack"}""", Encoding.UTF8.GetString(answer, 0, read.Count));
    }

    [Fact]
    public async Task Request_without_tls_to_port_of_tls_is_ended_and_harms_nobody()
    {
        await using var raw = await RawConnection.OpenAsync(new($"http://127.0.0.1:{secure.Https.Port}"));
        await raw.SendAsync(Request);
        Assert.True(await raw.IsEndedAsync());
        using var client = secure.Client();
        Assert.Equal("Healthy", await client.GetStringAsync("health/live"));
    }

    [Fact]
    public async Task New_certificate_is_taken_up_and_open_connections_go_on()
    {
        var before = await secure.SerialAsync();
        var (open, _) = await secure.ShakeHandsAsync();
        await using var connection = open;
        Assert.StartsWith("HTTP/1.1 200", await AskAsync(open), StringComparison.Ordinal);
        var second = secure.Authority.Issue();
        Assert.NotEqual(before, second.SerialNumber);

        secure.Files.Rename(second);
        await Patience.UntilAsync(async () => await secure.SerialAsync() == second.SerialNumber, "the new certificate");
        Assert.StartsWith("HTTP/1.1 200", await AskAsync(open), StringComparison.Ordinal);

        secure.Files.Write(secure.Authority.Issue() with { Key = "half written" });
        await Patience.UntilAsync(
            () => secure.Gateway.Log.Errors.Any(line => line.Contains("MAP_TLS_KEY", StringComparison.Ordinal)), "what is wrong in the log");
        Assert.Equal(second.SerialNumber, await secure.SerialAsync());
        var third = secure.Authority.Issue();
        secure.Files.Write(third);
        await Patience.UntilAsync(async () => await secure.SerialAsync() == third.SerialNumber, "the certificate after a broken one");
        Assert.StartsWith("HTTP/1.1 200", await AskAsync(open), StringComparison.Ordinal);
    }

    static async Task<string> AskAsync(SslStream stream)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(Request));
        var text = new StringBuilder();
        var bytes = new byte[4096];
        while (!text.ToString().EndsWith("0\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(bytes).AsTask().Within("an answer");
            Assert.NotEqual(0, read);
            text.Append(Encoding.ASCII.GetString(bytes, 0, read));
        }

        return text.ToString();
    }
}
