using System.Net;
using System.Net.Sockets;
using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;
using Grpc.Net.Client;

namespace Grpc.AspNetCore.Tests;

/// <summary>Servers that abuse HTTP/2 itself: our client says so by a status, and holds no more than it must.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class HostileServerTests : IDisposable
{
    static readonly byte[] ResponseHeaders = RawConnection.Headers((":status", "200"), ("content-type", "application/grpc"));
    static readonly byte[] EmptyMessage = [0, 0, 0, 0, 0];

    readonly Socket listener = new(SocketType.Stream, ProtocolType.Tcp);
    readonly GrpcChannel channel;
    readonly Greeter.GreeterClient client;

    public HostileServerTests()
    {
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        channel = GrpcChannel.ForAddress($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}");
        client = new Greeter.GreeterClient(channel);
    }

    public void Dispose()
    {
        channel.Dispose();
        listener.Dispose();
    }

    [Fact]
    public async Task Endless_headers_are_cut_off()
    {
        using var call = client.SayAsync(new Req());
        using var server = await RawConnection.AcceptAsync(listener);
        var stream = await RequestAsync(server);
        var part = RawConnection.Headers(("x-more", new string('x', 10_000)));
        await server.SendAsync(RawFrame.Headers, 0, stream, ResponseHeaders);

        var sent = 0;
        while (sent < 10_000 && await server.TrySendAsync(RawConnection.FrameOf(RawFrame.Continuation, 0, stream, part)))
        {
            sent++;
        }

        var failure = await FailureOf(call);
        Assert.Contains(failure.StatusCode, new[] { StatusCode.Internal, StatusCode.Unavailable });
        Assert.InRange(sent, 1, 9_999);
    }

    [Fact]
    public async Task Message_of_4_GB_is_refused_by_its_header_without_memory_for_it()
    {
        using var call = client.SayAsync(new Req());
        using var server = await RawConnection.AcceptAsync(listener);
        var stream = await RequestAsync(server);
        await server.SendAsync(RawFrame.Headers, RawFrame.EndHeaders, stream, ResponseHeaders);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        await server.SendAsync(RawFrame.Data, 0, stream, 0, 0xff, 0xff, 0xff, 0xff);

        Assert.Equal(StatusCode.ResourceExhausted, (await FailureOf(call)).StatusCode);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 4_000_000);
        await AssertResetAsync(server, stream);
    }

    [Fact]
    public async Task Endless_replies_to_a_unary_call_are_cut_off()
    {
        using var call = client.SayAsync(new Req());
        using var server = await RawConnection.AcceptAsync(listener);
        var stream = await RequestAsync(server);
        await server.SendAsync(RawFrame.Headers, RawFrame.EndHeaders, stream, ResponseHeaders);

        await server.SendAsync(RawFrame.Data, 0, stream, EmptyMessage);
        await server.SendAsync(RawFrame.Data, 0, stream, EmptyMessage);

        Assert.Equal(StatusCode.Internal, (await FailureOf(call)).StatusCode);
        await AssertResetAsync(server, stream);
    }

    [Fact]
    public async Task Message_that_never_ends_ends_with_the_deadline()
    {
        using var call = client.SayAsync(new Req(), deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(0.3));
        using var server = await RawConnection.AcceptAsync(listener);
        var stream = await RequestAsync(server);
        await server.SendAsync(RawFrame.Headers, RawFrame.EndHeaders, stream, ResponseHeaders);
        await server.SendAsync(RawFrame.Data, 0, stream, 0, 0, 0, 4, 0, 1, 2, 3);

        Assert.Equal(StatusCode.DeadlineExceeded, (await FailureOf(call)).StatusCode);
        await AssertResetAsync(server, stream);
    }

    [Fact]
    public async Task Goaway_lets_the_call_under_way_end_and_moves_the_next_to_a_new_connection()
    {
        using var call = client.SayMany(new Req());
        using var first = await RawConnection.AcceptAsync(listener);
        var stream = await RequestAsync(first);
        await first.SendAsync(RawFrame.Headers, RawFrame.EndHeaders, stream, ResponseHeaders);
        await first.SendAsync(RawFrame.Data, 0, stream, EmptyMessage);
        Assert.True(await call.ResponseStream.MoveNext().Within("the first reply"));
        await first.SendAsync(RawFrame.GoAway, 0, 0, 0, 0, 0, (byte)stream, 0, 0, 0, 0);
        await first.SendAsync(RawFrame.Data, 0, stream, EmptyMessage);
        await first.SendAsync(RawFrame.Headers, RawFrame.EndHeaders | RawFrame.EndStream, stream, Trailers("0"));

        Assert.True(await call.ResponseStream.MoveNext().Within("the second reply"));
        Assert.False(await call.ResponseStream.MoveNext().Within("the end of the replies"));
        using var next = client.SayAsync(new Req());
        using var second = await RawConnection.AcceptAsync(listener);
        await AnswerAsync(second, await RequestAsync(second), Trailers("0"));
        Assert.Equal(new Res(), await next.ResponseAsync.Within("the reply of the next call"));
    }

    [Fact]
    public async Task Goaway_with_an_error_in_mid_call_fails_it()
    {
        using var call = client.SayMany(new Req());
        using var server = await RawConnection.AcceptAsync(listener);
        var stream = await RequestAsync(server);
        await server.SendAsync(RawFrame.Headers, RawFrame.EndHeaders, stream, ResponseHeaders);
        await server.SendAsync(RawFrame.Data, 0, stream, EmptyMessage);
        Assert.True(await call.ResponseStream.MoveNext().Within("the first reply"));

        const byte enhanceYourCalm = 0xb;
        await server.SendAsync(RawFrame.GoAway, 0, 0, 0, 0, 0, 0, 0, 0, 0, enhanceYourCalm);
        server.Dispose();

        var failure = await GreeterServer.FailureOf(() => call.ResponseStream.MoveNext().Within("the failure"));
        Assert.Contains(failure.StatusCode, new[] { StatusCode.ResourceExhausted, StatusCode.Unavailable });
    }

    [Theory]
    [InlineData("grpc-status", "none")]
    [InlineData("grpc-status", "")]
    [InlineData("grpc-message", "without a status")]
    public async Task Garbage_for_a_status_is_unknown(string name, string value)
    {
        using var call = client.SayAsync(new Req());
        using var server = await RawConnection.AcceptAsync(listener);
        await AnswerAsync(server, await RequestAsync(server), RawConnection.Headers((name, value)));

        Assert.Equal(StatusCode.Unknown, (await FailureOf(call)).StatusCode);
    }

    [Fact]
    public async Task Garbage_among_trailers_is_a_status_not_another_exception()
    {
        using var call = client.SayAsync(new Req());
        using var server = await RawConnection.AcceptAsync(listener);
        await AnswerAsync(
            server,
            await RequestAsync(server),
            RawConnection.Headers(("grpc-status", "5"), ("grpc-message", "%ff%fe\u00e9 %"), ("x-bytes-bin", "*?!"), ("x-text", "\u0001")));

        var failure = await FailureOf(call);
        Assert.Contains(failure.StatusCode, new[] { StatusCode.NotFound, StatusCode.Internal });
    }

    [Fact]
    public async Task Garbage_among_trailers_of_a_call_that_went_well_is_told_only_to_who_asks_for_them()
    {
        using var call = client.SayAsync(new Req());
        using var server = await RawConnection.AcceptAsync(listener);
        await AnswerAsync(server, await RequestAsync(server), RawConnection.Headers(("grpc-status", "0"), ("x-bytes-bin", "*?!")));

        Assert.Equal(new Res(), await call.ResponseAsync.Within("the reply"));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.Equal(StatusCode.Internal, Assert.Throws<RpcException>(call.GetTrailers).StatusCode);
    }

    [Fact]
    public async Task Flood_of_pings_is_answered_or_cut_off()
    {
        using var call = client.SayAsync(new Req());
        using var server = await RawConnection.AcceptAsync(listener);
        await RequestAsync(server);
        var pings = Enumerable.Repeat(RawConnection.FrameOf(RawFrame.Ping, 0, 0, new byte[8]), 100).SelectMany(frame => frame).ToArray();

        var rounds = 0;
        while (rounds < 100 && await server.TrySendAsync(pings))
        {
            rounds++;
        }

        server.Dispose();
        Assert.Equal(StatusCode.Unavailable, (await FailureOf(call)).StatusCode);
    }

    static byte[] Trailers(string status) => RawConnection.Headers(("grpc-status", status));

    static async Task<int> RequestAsync(RawConnection server)
    {
        var headers = await server.NextAsync(frame => frame.Type == RawFrame.Headers, "a request");
        return headers!.StreamId;
    }

    static async Task AnswerAsync(RawConnection server, int stream, byte[] trailers)
    {
        await server.SendAsync(RawFrame.Headers, RawFrame.EndHeaders, stream, ResponseHeaders);
        await server.SendAsync(RawFrame.Data, 0, stream, EmptyMessage);
        await server.SendAsync(RawFrame.Headers, RawFrame.EndHeaders | RawFrame.EndStream, stream, trailers);
    }

    static async Task AssertResetAsync(RawConnection server, int stream) => Assert.NotNull(
        await server.NextAsync(frame => frame.Type == RawFrame.ResetStream && frame.StreamId == stream, "the client to reset the stream"));

    static Task<RpcException> FailureOf(AsyncUnaryCall<Res> call) =>
        GreeterServer.FailureOf(() => call.ResponseAsync.Within("the call to fail"));
}
