using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Grpc.Core;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Hostile;

/// <summary>Bytes that no gRPC client would send: each gets a proper status, is logged as the caller's fault, and the next call is served.
/// </summary>
public sealed class BadRequestTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    static readonly byte[] Empty = [0, 0, 0, 0, 0];

    public static TheoryData<string, byte[], StatusCode, string> BadBodies => new()
    {
        { "nothing", [], StatusCode.Internal, "Incomplete message" },
        { "half a header", [0, 0, 0], StatusCode.Internal, "Incomplete message" },
        { "half a message", [0, 0, 0, 0, 9, 1, 2], StatusCode.Internal, "Incomplete message" },
        { "4 GB announced", [0, 255, 255, 255, 255, 1], StatusCode.Internal, "cannot be read" },
        { "2 GB announced", [0, 127, 255, 255, 255, 1], StatusCode.ResourceExhausted, "exceeds the maximum" },
        { "unknown flag", [7, 0, 0, 0, 0], StatusCode.Internal, "cannot be read" },
        { "compressed without encoding", [1, 0, 0, 0, 0], StatusCode.Internal, "grpc-encoding" },
        { "two messages", [.. Empty, .. Empty], StatusCode.Internal, "Additional data" },
        { "not a protobuf", [0, 0, 0, 0, 1, 0xff], StatusCode.Internal, "cannot be read" },
        { "a field cut short", [0, 0, 0, 0, 2, 0x0a, 9], StatusCode.Internal, "cannot be read" },
        { "wrong UTF-8", [0, 0, 0, 0, 6, 0x0a, 4, 0x1a, 2, 0xc3, 0x28], StatusCode.Internal, "cannot be read" },
    };

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task Bad_body_gets_status_that_says_what_is_wrong(string name, byte[] body, StatusCode status, string message)
    {
        var answer = await GrpcPost.SendAsync(server.Url, body);

        Assert.Equal((name, HttpStatusCode.OK, status), (name, answer.HttpStatus, answer.Status));
        Assert.Contains(message, answer.Message, StringComparison.Ordinal);
        await AssertServesAsync();
        Assert.Contains(server.Log.Lines, line => line.Contains("CountPlaces refused before its request was read", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("gzip", StatusCode.Internal)]
    [InlineData("snappy", StatusCode.Unimplemented)]
    public async Task Compression_that_is_none_or_unknown_is_refused(string encoding, StatusCode status)
    {
        var answer = await GrpcPost.SendAsync(server.Url, [1, 0, 0, 0, 2, 1, 2], metadata: ("grpc-encoding", encoding));

        Assert.Equal(status, answer.Status);
        await AssertServesAsync();
    }

    [Fact]
    public async Task Gzip_bomb_is_refused()
    {
        using var bomb = new MemoryStream();
        bomb.Write([1, 0, 0, 0, 0]);
        using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
            for (var i = 0; i < 200; i++)
                gzip.Write(new byte[1_000_000]);
        var body = bomb.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(body.AsSpan(1), body.Length - 5);

        var answer = await GrpcPost.SendAsync(server.Url, body, metadata: ("grpc-encoding", "gzip"));

        Assert.Equal(StatusCode.ResourceExhausted, answer.Status);
        await AssertServesAsync();
    }

    [Theory]
    [InlineData("grpc-timeout", "5x")]
    [InlineData("grpc-timeout", "999999999S")]
    [InlineData("grpc-timeout", "-1S")]
    [InlineData("grpc-timeout", "S")]
    [InlineData("grpc-timeout", "99999999H")]
    [InlineData("grpc-timeout", "99999999M")]
    [InlineData("x-ignored-bin", "!!")]
    [InlineData("grpc-accept-encoding", ",,;;")]
    public async Task Metadata_that_make_no_sense_are_ignored(string name, string value)
    {
        var answer = await GrpcPost.SendAsync(server.Url, Empty, metadata: (name, value));

        Assert.Equal(StatusCode.OK, answer.Status);
        await AssertServesAsync();
    }

    [Theory]
    [InlineData("x")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer ' OR 1 = 1 --")]
    [InlineData("Basic bWFwOm1hcA==")]
    [InlineData("Bearer a, Bearer b")]
    public async Task Authorization_that_is_no_key_is_refused(string value)
    {
        var answer = await GrpcPost.SendAsync(server.Url, Empty, metadata: ("authorization", value));

        Assert.Equal(StatusCode.Unauthenticated, answer.Status);
        Assert.DoesNotContain(server.Log.Lines, line => value.Length > 6 && line.Contains(value, StringComparison.Ordinal));
        await AssertServesAsync();
    }

    [Theory]
    [InlineData("x", 100_000)]
    [InlineData("\u00fc", 1)]
    public async Task Key_that_is_too_long_or_not_ASCII_is_cut_off(string letter, int count)
    {
        var key = string.Concat(Enumerable.Repeat(letter, count));
        var answer = await Record.ExceptionAsync(
            () => GrpcPost.SendAsync(server.Url, Empty, metadata: ("authorization", $"Bearer {key}")));

        Assert.IsType<HttpRequestException>(answer);
        await AssertServesAsync();
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/grpc-web")]
    [InlineData("text/plain")]
    public async Task Other_content_types_are_415(string contentType)
    {
        var answer = await GrpcPost.SendAsync(server.Url, [], contentType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.HttpStatus);
        await AssertServesAsync();
    }

    [Fact]
    public async Task Http_1_is_told_that_this_is_address_for_http_2()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, server.Url.Port);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync("GET /ready HTTP/1.1\r\nHost: map\r\n\r\n"u8.ToArray());

        using var reader = new StreamReader(stream, Encoding.ASCII);
        var answer = await reader.ReadToEndAsync().Within("the end of the answer");

        Assert.Contains("HTTP/2 only endpoint", answer, StringComparison.Ordinal);
        await AssertServesAsync();
    }

    async Task AssertServesAsync()
    {
        await server.Places.CountPlacesAsync(new CountPlacesRequest()).ResponseAsync.Within("the next call");
        Assert.True(server.Log.Errors.Count == 0, string.Join("\n", server.Log.Errors));
    }
}
