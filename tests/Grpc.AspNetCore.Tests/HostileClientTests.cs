using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;

namespace Grpc.AspNetCore.Tests;

/// <summary>Bytes that no gRPC client would send: each gets a proper answer, and the next call is served.</summary>
public class HostileClientTests
{
    public static TheoryData<string, byte[], StatusCode, string> BadBodies => new()
    {
        { "nothing", [], StatusCode.Internal, "The body ended without a message" },
        { "half a header", [0, 0, 0], StatusCode.Internal, "in the middle of a message's header, after 3 of 5 bytes" },
        { "half a message", [0, 0, 0, 0, 9, 1, 2], StatusCode.Internal, "in the middle of a message, after 2 of 9 bytes" },
        { "4 GB announced", [0, 255, 255, 255, 255, 1], StatusCode.ResourceExhausted, "it has 4294967295 bytes, at most 4194304" },
        { "unknown flag", [7, 0, 0, 0, 0], StatusCode.Internal, "compressed-flag 7" },
        { "compressed without encoding", [1, 0, 0, 0, 0], StatusCode.Internal, "no grpc-encoding" },
        { "two messages", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], StatusCode.Internal, "more than the one message" },
        { "not a protobuf", [0, 0, 0, 0, 1, 0xff], StatusCode.Internal, "could not be read" },
        { "wrong UTF-8", [0, 0, 0, 0, 4, 0x0a, 2, 0xc3, 0x28], StatusCode.OK, "" },
    };

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task Bad_body_gets_a_status_that_says_what_is_wrong(string name, byte[] body, StatusCode expected, string detail)
    {
        Assert.NotEmpty(name);
        await using var server = await GreeterServer.StartAsync();

        using var response = await PostAsync(server, body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, StatusOf(response));
        Assert.Contains(detail, Uri.UnescapeDataString(Header(response, "grpc-message") ?? ""), StringComparison.Ordinal);
        await AssertServesNextCall(server);
    }

    [Fact]
    public async Task Wrong_content_type_is_415()
    {
        await using var server = await GreeterServer.StartAsync();

        using var json = await PostAsync(server, [], contentType: "application/json");
        using var web = await PostAsync(server, [], contentType: "application/grpc-web");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, web.StatusCode);
        await AssertServesNextCall(server);
    }

    [Theory]
    [InlineData("application/grpc")]
    [InlineData("application/grpc+proto")]
    [InlineData("application/grpc;charset=utf-8")]
    public async Task Content_types_of_grpc_are_served(string contentType)
    {
        await using var server = await GreeterServer.StartAsync();

        using var response = await PostAsync(server, [0, 0, 0, 0, 0], contentType: contentType);

        Assert.Equal(StatusCode.OK, StatusOf(response));
        Assert.Equal("application/grpc", response.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task Http1_is_refused()
    {
        await using var server = await GreeterServer.StartAsync(
            listen: endpoint => endpoint.Protocols = Microsoft.AspNetCore.Server.Kestrel.Core.HttpProtocols.Http1);
        using var client = new HttpClient();
        using var content = new ByteArrayContent([0, 0, 0, 0, 0]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");

        using var response = await client.PostAsync(new Uri(server.Address, "/tests.v1.Greeter/Say"), content);

        Assert.Equal(HttpStatusCode.UpgradeRequired, response.StatusCode);
        Assert.Equal("HTTP/2", Header(response, "upgrade"));
    }

    [Fact]
    public async Task Error_before_any_reply_comes_as_headers_only()
    {
        await using var server = await GreeterServer.StartAsync();

        using var response = await PostAsync(server, [9, 0, 0, 0, 0]);

        Assert.True(response.Headers.Contains("grpc-status"));
        Assert.Empty(response.TrailingHeaders);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Unknown_encoding_is_unimplemented_with_those_that_are_known()
    {
        await using var server = await GreeterServer.StartAsync();

        using var response = await PostAsync(server, [1, 0, 0, 0, 0], encoding: "snappy");

        Assert.Equal(StatusCode.Unimplemented, StatusOf(response));
        Assert.Equal("identity,gzip,deflate", Header(response, "grpc-accept-encoding"));
    }

    [Fact]
    public async Task Gzip_that_is_none_is_an_error()
    {
        await using var server = await GreeterServer.StartAsync();

        using var response = await PostAsync(server, [1, 0, 0, 0, 2, 1, 2], encoding: "gzip");

        Assert.Equal(StatusCode.Internal, StatusOf(response));
    }

    [Fact]
    public async Task Gzip_bomb_is_refused()
    {
        await using var server = await GreeterServer.StartAsync();
        using var bomb = new MemoryStream();
        bomb.Write(new byte[5]);
        using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[1_000_000];
            for (var i = 0; i < 200; i++)
            {
                gzip.Write(zeros);
            }
        }

        var body = bomb.ToArray();
        body[0] = 1;
        BinaryPrimitives.WriteInt32BigEndian(body.AsSpan(1), body.Length - 5);

        using var response = await PostAsync(server, body, encoding: "gzip");

        Assert.Equal(StatusCode.ResourceExhausted, StatusOf(response));
        await AssertServesNextCall(server);
    }

    [Theory]
    [InlineData("5x")]
    [InlineData("999999999S")]
    [InlineData("-1S")]
    [InlineData("S")]
    public async Task Timeout_that_is_none_is_ignored(string timeout)
    {
        await using var server = await GreeterServer.StartAsync();

        using var response = await PostAsync(server, [0, 0, 0, 0, 0], timeout: timeout);

        Assert.Equal(StatusCode.OK, StatusOf(response));
    }

    [Theory]
    [InlineData("99999999H")]
    [InlineData("99999999M")]
    public async Task Timeout_beyond_the_calendar_is_served(string timeout)
    {
        await using var server = await GreeterServer.StartAsync();

        using var response = await PostAsync(server, [0, 0, 0, 0, 0], timeout: timeout);

        Assert.Equal(StatusCode.OK, StatusOf(response));
    }

    [Fact]
    public async Task Bad_base64_in_metadata_is_an_error_when_the_service_reads_it()
    {
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Say = (_, context) => Task.FromResult(new Res { Text = $"{context.RequestHeaders.Count}" }),
        });

        using var response = await PostAsync(server, [0, 0, 0, 0, 0], change: request => request.Headers.Add("x-bin", "!!"));

        Assert.Equal(StatusCode.Internal, StatusOf(response));
    }

    [Fact]
    public async Task Call_that_dies_in_mid_message_leaves_the_server_serving()
    {
        await using var server = await GreeterServer.StartAsync();
        using var client = server.CreateHttpClient();
        using var source = new CancellationTokenSource();
        using var request = Request([], "application/grpc");
        var half = new HalfBody(source);
        request.Content = half;
        half.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");

        await Assert.ThrowsAnyAsync<Exception>(() => client.SendAsync(request, source.Token));

        await AssertServesNextCall(server);
        Assert.Empty(server.Log.WarningsAndErrors);
    }

    static async Task AssertServesNextCall(GreeterServer server) =>
        Assert.Equal("Hello again", (await server.CreateClient().SayAsync(new Req { Name = "again" })).Text);

    static async Task<HttpResponseMessage> PostAsync(
        GreeterServer server,
        byte[] body,
        string contentType = "application/grpc",
        string? encoding = null,
        string? timeout = null,
        Action<HttpRequestMessage>? change = null)
    {
        using var request = Request(body, contentType);
        if (encoding is not null)
        {
            request.Headers.Add("grpc-encoding", encoding);
        }

        if (timeout is not null)
        {
            request.Headers.Add("grpc-timeout", timeout);
        }

        change?.Invoke(request);
        return await server.CreateHttpClient().SendAsync(request);
    }

    static HttpRequestMessage Request(byte[] body, string contentType)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/tests.v1.Greeter/Say")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return request;
    }

    static StatusCode? StatusOf(HttpResponseMessage response) =>
        Header(response, "grpc-status") is { } status
            ? (StatusCode)int.Parse(status, System.Globalization.CultureInfo.InvariantCulture)
            : null;

    static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.TrailingHeaders.TryGetValues(name, out values)
            ? string.Join(",", values)
            : null;

    sealed class HalfBody(CancellationTokenSource source) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(new byte[] { 0, 0, 0, 0, 100, 1, 2, 3 });
            await stream.FlushAsync();
            await source.CancelAsync();
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
