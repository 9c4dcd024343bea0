using System.Net;
using System.Net.Sockets;
using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Grpc.AspNetCore.Tests;

/// <summary>Servers that do not speak gRPC, or badly: the client says so by a status.</summary>
public class BadServerTests
{
    [Theory]
    [InlineData(400, StatusCode.Internal)]
    [InlineData(401, StatusCode.Unauthenticated)]
    [InlineData(403, StatusCode.PermissionDenied)]
    [InlineData(404, StatusCode.Unimplemented)]
    [InlineData(429, StatusCode.Unavailable)]
    [InlineData(500, StatusCode.Unknown)]
    [InlineData(502, StatusCode.Unavailable)]
    [InlineData(503, StatusCode.Unavailable)]
    [InlineData(504, StatusCode.Unavailable)]
    public async Task Http_status_becomes_a_status(int httpStatus, StatusCode expected)
    {
        var failure = await CallAsync(http =>
        {
            http.Response.StatusCode = httpStatus;
            return Task.CompletedTask;
        });

        Assert.Equal(new Status(expected, $"Bad gRPC response. HTTP status code: {httpStatus}"), failure.Status);
    }

    [Fact]
    public async Task Web_page_is_no_answer()
    {
        var failure = await CallAsync(http =>
        {
            http.Response.ContentType = "text/html";
            return http.Response.WriteAsync("<h1>Welcome</h1>");
        });

        Assert.Equal(new Status(StatusCode.Unknown, "Bad gRPC response. Invalid content-type value: text/html"), failure.Status);
    }

    [Fact]
    public async Task Response_without_status_is_no_answer()
    {
        var failure = await CallAsync(http => AnswerAsync(http, [0, 0, 0, 0, 0], status: null));

        Assert.Equal(new Status(StatusCode.Unknown, "The response ended without a grpc-status."), failure.Status);
    }

    [Fact]
    public async Task Ok_without_message_is_no_answer()
    {
        var failure = await CallAsync(http => AnswerAsync(http, [], status: "0"));

        Assert.Equal(new Status(StatusCode.Internal, "The call ended with OK but without a message."), failure.Status);
    }

    [Theory]
    [InlineData("17")]
    [InlineData("4711")]
    [InlineData("minus one")]
    public async Task Status_that_is_none_is_unknown(string status)
    {
        var failure = await CallAsync(http => AnswerAsync(http, [0, 0, 0, 0, 0], status));

        Assert.Equal(StatusCode.Unknown, failure.StatusCode);
    }

    public static TheoryData<byte[], StatusCode, string> BadBodies => new()
    {
        { [0, 0, 0], StatusCode.Internal, "in the middle of a message's header, after 3 of 5 bytes" },
        { [0, 0, 0, 0, 9, 1], StatusCode.Internal, "in the middle of a message, after 1 of 9 bytes" },
        { [0, 255, 255, 255, 255], StatusCode.ResourceExhausted, "4294967295 bytes" },
        { [9, 0, 0, 0, 0], StatusCode.Internal, "compressed-flag 9" },
        { [1, 0, 0, 0, 0], StatusCode.Internal, "no grpc-encoding" },
        { [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], StatusCode.Internal, "more than the one message" },
        { [0, 0, 0, 0, 1, 255], StatusCode.Internal, "could not be read" },
    };

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task Bad_body_is_an_error_that_says_what_is_wrong(byte[] body, StatusCode expected, string detail)
    {
        var failure = await CallAsync(http => AnswerAsync(http, body, "0"));

        Assert.Equal(expected, failure.StatusCode);
        Assert.Contains(detail, failure.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_encoding_is_unimplemented()
    {
        var failure = await CallAsync(http =>
        {
            http.Response.Headers["grpc-encoding"] = "snappy";
            return AnswerAsync(http, [1, 0, 0, 0, 0], "0");
        });

        Assert.Equal(StatusCode.Unimplemented, failure.StatusCode);
    }

    [Fact]
    public async Task Message_that_is_badly_percent_encoded_is_shown_as_it_came()
    {
        var failure = await CallAsync(http =>
        {
            http.Response.ContentType = "application/grpc";
            http.Response.Headers["grpc-status"] = "5";
            http.Response.Headers["grpc-message"] = "100% of %zz and %C3%A9 %";
            return Task.CompletedTask;
        });

        Assert.Equal(new Status(StatusCode.NotFound, "100% of %zz and é %"), failure.Status);
    }

    [Theory]
    [InlineData(0x7, StatusCode.Unavailable)]
    [InlineData(0x8, StatusCode.Cancelled)]
    [InlineData(0xb, StatusCode.ResourceExhausted)]
    [InlineData(0xc, StatusCode.PermissionDenied)]
    [InlineData(0x2, StatusCode.Internal)]
    public async Task Reset_in_mid_stream_becomes_a_status(int errorCode, StatusCode expected)
    {
        await using var server = await RawServer.StartAsync(async http =>
        {
            http.Response.ContentType = "application/grpc";
            await http.Response.BodyWriter.WriteAsync(new byte[] { 0, 0, 0, 0, 0 });
            http.Features.GetRequiredFeature<IHttpResetFeature>().Reset(errorCode);
        });
        using var channel = GrpcChannel.ForAddress(server.Address);
        using var call = new Greeter.GreeterClient(channel).SayMany(new Req());

        var failure = await GreeterServer.FailureOf(async () => await call.ResponseStream.ReadAllAsync().ToListAsync());

        Assert.Equal(expected, failure.StatusCode);
    }

    [Fact]
    public async Task Nobody_listening_is_unavailable()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        // Bound but not listening, so that nobody else can be there either.
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var channel = GrpcChannel.ForAddress($"http://{listener.LocalEndPoint}");
        var client = new Greeter.GreeterClient(channel);
        using var stream = client.SayMany(new Req());
        using var requests = client.Collect();

        var unary = await GreeterServer.FailureOf(async () => await client.SayAsync(new Req()));
        var streamed = await GreeterServer.FailureOf(() => stream.ResponseStream.MoveNext());
        var headers = await GreeterServer.FailureOf(() => stream.ResponseHeadersAsync);
        var written = await GreeterServer.FailureOf(() => requests.RequestStream.WriteAsync(new Req()));

        Assert.All([unary, streamed, headers, written], failure => Assert.Equal(StatusCode.Unavailable, failure.StatusCode));
        Assert.NotNull(unary.Status.DebugException);
    }

    [Fact]
    public async Task Connection_lost_in_mid_stream_is_unavailable()
    {
        await using var server = await RawServer.StartAsync(async http =>
        {
            http.Response.ContentType = "application/grpc";
            await http.Response.BodyWriter.WriteAsync(new byte[] { 0, 0, 0, 0, 0 });
            http.Features.GetRequiredFeature<Microsoft.AspNetCore.Connections.Features.IConnectionLifetimeFeature>().Abort();
        });
        using var channel = GrpcChannel.ForAddress(server.Address);
        using var call = new Greeter.GreeterClient(channel).SayMany(new Req());

        var failure = await GreeterServer.FailureOf(async () => await call.ResponseStream.ReadAllAsync().ToListAsync());

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
    }

    [Fact]
    public async Task Server_of_http1_is_an_error_not_a_hang()
    {
        await using var server = await RawServer.StartAsync(_ => Task.CompletedTask, HttpProtocols.Http1);
        using var channel = GrpcChannel.ForAddress(server.Address);

        var failure = await GreeterServer.FailureOf(async () => await new Greeter.GreeterClient(channel).SayAsync(new Req()));

        Assert.Contains(failure.StatusCode, new[] { StatusCode.Internal, StatusCode.Unavailable });
    }

    [Fact]
    public async Task Server_that_answers_a_large_request_without_reading_it_is_heard()
    {
        await using var server = await RawServer.StartAsync(http =>
        {
            http.Response.ContentType = "application/grpc";
            http.Response.Headers["grpc-status"] = "8";
            return Task.CompletedTask;
        });
        using var channel = GrpcChannel.ForAddress(server.Address);
        var client = new Greeter.GreeterClient(channel);

        for (var i = 0; i < 20; i++)
        {
            var failure = await GreeterServer.FailureOf(async () => await client.SayAsync(new Req { Name = new string('x', 5_000_000) }));
            Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
        }
    }

    static async Task<RpcException> CallAsync(RequestDelegate answer)
    {
        await using var server = await RawServer.StartAsync(answer);
        using var channel = GrpcChannel.ForAddress(server.Address);
        return await GreeterServer.FailureOf(async () => await new Greeter.GreeterClient(channel).SayAsync(new Req()));
    }

    static async Task AnswerAsync(HttpContext http, byte[] body, string? status)
    {
        http.Response.ContentType = "application/grpc";
        await http.Response.StartAsync();
        await http.Response.BodyWriter.WriteAsync(body);
        if (status is not null)
        {
            http.Response.AppendTrailer("grpc-status", status);
        }
    }
}
