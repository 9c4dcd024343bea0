using Google.Protobuf;
using Grpc.Core;
using Grpc.Testing;

namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>
/// The standard cases of the gRPC project, done by our client:
/// https://github.com/grpc/grpc/blob/master/doc/interop-test-descriptions.md
/// </summary>
public static class InteropCases
{
    public const string SpecialMessage = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n";

    static readonly Metadata Gzip = new() { { "grpc-internal-encoding-request", "gzip" } };
    static readonly WriteOptions Plain = new(WriteFlags.NoCompress);

    static readonly Dictionary<string, Func<InteropPeer, Task>> Cases = new()
    {
        ["empty_unary"] = async peer => Assert.Equal(new Empty(), await peer.Client.EmptyCallAsync(new Empty())),
        ["large_unary"] = async peer => AssertSize(314_159, await peer.Client.UnaryCallAsync(LargeRequest())),
        ["client_compressed_unary"] = ClientCompressedUnary,
        ["server_compressed_unary"] = ServerCompressedUnary,
        ["client_compressed_streaming"] = ClientCompressedStreaming,
        ["server_compressed_streaming"] = ServerCompressedStreaming,
        ["client_streaming"] = ClientStreaming,
        ["server_streaming"] = ServerStreaming,
        ["ping_pong"] = PingPong,
        ["empty_stream"] = EmptyStream,
        ["custom_metadata"] = CustomMetadata,
        ["status_code_and_message"] = StatusCodeAndMessage,
        ["special_status_message"] = SpecialStatusMessage,
        ["unimplemented_method"] = async peer =>
            await AssertFails(StatusCode.Unimplemented, async () => await peer.Client.UnimplementedCallAsync(new Empty())),
        ["unimplemented_service"] = async peer => await AssertFails(
            StatusCode.Unimplemented,
            async () => await new UnimplementedService.UnimplementedServiceClient(peer.Channel).UnimplementedCallAsync(new Empty())),
        ["cancel_after_begin"] = CancelAfterBegin,
        ["cancel_after_first_response"] = CancelAfterFirstResponse,
        ["timeout_on_sleeping_server"] = TimeoutOnSleepingServer,
    };

    public static TheoryData<string> Names => new(Cases.Keys);

    public static Task RunAsync(string name, InteropPeer peer) => Cases[name](peer).Within($"the case {name} to end");

    static async Task ClientCompressedUnary(InteropPeer peer)
    {
        var compressed = LargeRequest();
        compressed.ExpectCompressed = new BoolValue { Value = true };
        var plain = LargeRequest();
        plain.ExpectCompressed = new BoolValue();
        if (peer.SeesCompression)
        {
            await AssertFails(StatusCode.InvalidArgument, async () => await peer.Client.UnaryCallAsync(compressed));
        }

        AssertSize(314_159, await peer.Client.UnaryCallAsync(compressed, Gzip));
        AssertSize(314_159, await peer.Client.UnaryCallAsync(plain, new CallOptions(Gzip, writeOptions: Plain)));
    }

    static async Task ServerCompressedUnary(InteropPeer peer)
    {
        foreach (var wanted in new[] { true, false })
        {
            var request = LargeRequest();
            request.ResponseCompressed = new BoolValue { Value = wanted };
            AssertSize(314_159, await peer.Client.UnaryCallAsync(request));
            Assert.Equal(wanted && peer.Compresses, peer.Replies.Newest!.TakeNext());
        }
    }

    static async Task ClientCompressedStreaming(InteropPeer peer)
    {
        if (peer.SeesCompression)
        {
            using var probe = peer.Client.StreamingInputCall();
            await probe.RequestStream.WriteAsync(InputOf(27_182, expectCompressed: true));
            await probe.RequestStream.CompleteAsync();
            await AssertFails(StatusCode.InvalidArgument, async () => await probe);
        }

        using var call = peer.Client.StreamingInputCall(Gzip);
        await call.RequestStream.WriteAsync(InputOf(27_182, expectCompressed: true));
        call.RequestStream.WriteOptions = Plain;
        await call.RequestStream.WriteAsync(InputOf(45_904, expectCompressed: false));
        await call.RequestStream.CompleteAsync();
        Assert.Equal(73_086, (await call).AggregatedPayloadSize);
    }

    static async Task ServerCompressedStreaming(InteropPeer peer)
    {
        var request = OutputOf(31_415, 92_653);
        request.ResponseParameters[0].Compressed = new BoolValue { Value = true };
        request.ResponseParameters[1].Compressed = new BoolValue();
        using var call = peer.Client.StreamingOutputCall(request);
        await AssertNext(call.ResponseStream, 31_415);
        await AssertNext(call.ResponseStream, 92_653);
        Assert.False(await call.ResponseStream.MoveNext());
        Assert.Equal(peer.Compresses, peer.Replies.Newest!.TakeNext());
        Assert.False(peer.Replies.Newest.TakeNext());
    }

    static async Task ClientStreaming(InteropPeer peer)
    {
        using var call = peer.Client.StreamingInputCall();
        foreach (var size in new[] { 27_182, 8, 1828, 45_904 })
        {
            await call.RequestStream.WriteAsync(InputOf(size, expectCompressed: null));
        }

        await call.RequestStream.CompleteAsync();
        Assert.Equal(74_922, (await call).AggregatedPayloadSize);
    }

    static async Task ServerStreaming(InteropPeer peer)
    {
        int[] sizes = [31_415, 9, 2653, 58_979];
        using var call = peer.Client.StreamingOutputCall(OutputOf(sizes));
        foreach (var size in sizes)
        {
            await AssertNext(call.ResponseStream, size);
        }

        Assert.False(await call.ResponseStream.MoveNext());
    }

    static async Task PingPong(InteropPeer peer)
    {
        using var call = peer.Client.FullDuplexCall();
        foreach (var (response, request) in new[] { (31_415, 27_182), (9, 8), (2653, 1828), (58_979, 45_904) })
        {
            await call.RequestStream.WriteAsync(PingOf(response, request));
            await AssertNext(call.ResponseStream, response);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    static async Task EmptyStream(InteropPeer peer)
    {
        using var call = peer.Client.FullDuplexCall();
        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    static async Task CustomMetadata(InteropPeer peer)
    {
        var sent = new Metadata
        {
            { InteropService.InitialKey, "test_initial_metadata_value" },
            { InteropService.TrailingKey, [0xab, 0xab, 0xab] },
        };
        using var unary = peer.Client.UnaryCallAsync(LargeRequest(), sent);
        AssertSize(314_159, await unary);
        AssertEchoed(await unary.ResponseHeadersAsync, unary.GetTrailers());

        using var duplex = peer.Client.FullDuplexCall(sent);
        await duplex.RequestStream.WriteAsync(PingOf(314_159, 271_828));
        await duplex.RequestStream.CompleteAsync();
        await AssertNext(duplex.ResponseStream, 314_159);
        Assert.False(await duplex.ResponseStream.MoveNext());
        AssertEchoed(await duplex.ResponseHeadersAsync, duplex.GetTrailers());
    }

    static async Task StatusCodeAndMessage(InteropPeer peer)
    {
        var status = new EchoStatus { Code = 2, Message = "test status message" };
        var unary = await GreeterServer.FailureOf(
            async () => await peer.Client.UnaryCallAsync(new SimpleRequest { ResponseStatus = status }));
        using var call = peer.Client.FullDuplexCall();
        var duplex = await GreeterServer.FailureOf(async () =>
        {
            // The server may answer, and so end the call, before the write has returned.
            await call.RequestStream.WriteAsync(new StreamingOutputCallRequest { ResponseStatus = status });
            await call.RequestStream.CompleteAsync();
            await call.ResponseStream.MoveNext();
        });

        Assert.Equal(new Status(StatusCode.Unknown, "test status message"), unary.Status);
        Assert.Equal(new Status(StatusCode.Unknown, "test status message"), duplex.Status);
    }

    static async Task SpecialStatusMessage(InteropPeer peer)
    {
        var request = new SimpleRequest { ResponseStatus = new EchoStatus { Code = 2, Message = SpecialMessage } };
        var failure = await GreeterServer.FailureOf(async () => await peer.Client.UnaryCallAsync(request));
        Assert.Equal(new Status(StatusCode.Unknown, SpecialMessage), failure.Status);
    }

    static async Task CancelAfterBegin(InteropPeer peer)
    {
        using var source = new CancellationTokenSource();
        using var call = peer.Client.StreamingInputCall(cancellationToken: source.Token);
        source.Cancel();
        await AssertFails(StatusCode.Cancelled, async () => await call);
    }

    static async Task CancelAfterFirstResponse(InteropPeer peer)
    {
        using var source = new CancellationTokenSource();
        using var call = peer.Client.FullDuplexCall(cancellationToken: source.Token);
        await call.RequestStream.WriteAsync(PingOf(31_415, 27_182));
        await AssertNext(call.ResponseStream, 31_415);
        source.Cancel();
        await AssertFails(StatusCode.Cancelled, () => call.ResponseStream.MoveNext());
    }

    static async Task TimeoutOnSleepingServer(InteropPeer peer)
    {
        using var call = peer.Client.FullDuplexCall(deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(1));
        // The deadline may pass before this is sent, which fails the same way.
        var write = call.RequestStream.WriteAsync(new StreamingOutputCallRequest { Payload = PayloadOf(27_182) });
        await AssertFails(StatusCode.DeadlineExceeded, () => call.ResponseStream.MoveNext());
        await Task.WhenAny(write);
    }

    static SimpleRequest LargeRequest() => new() { ResponseSize = 314_159, Payload = PayloadOf(271_828) };

    static StreamingInputCallRequest InputOf(int size, bool? expectCompressed) => new()
    {
        Payload = PayloadOf(size),
        ExpectCompressed = expectCompressed is { } value ? new BoolValue { Value = value } : null,
    };

    static StreamingOutputCallRequest OutputOf(params int[] sizes) =>
        new() { ResponseParameters = { sizes.Select(size => new ResponseParameters { Size = size }) } };

    static StreamingOutputCallRequest PingOf(int responseSize, int requestSize)
    {
        var request = OutputOf(responseSize);
        request.Payload = PayloadOf(requestSize);
        return request;
    }

    static Payload PayloadOf(int size) => new() { Body = ByteString.CopyFrom(new byte[size]) };

    static void AssertSize(int expected, SimpleResponse response) => Assert.Equal(new byte[expected], response.Payload.Body.ToByteArray());

    static async Task AssertNext(IAsyncStreamReader<StreamingOutputCallResponse> responses, int size)
    {
        Assert.True(await responses.MoveNext());
        Assert.Equal(new byte[size], responses.Current.Payload.Body.ToByteArray());
    }

    static void AssertEchoed(Metadata headers, Metadata trailers)
    {
        Assert.Equal("test_initial_metadata_value", headers.GetValue(InteropService.InitialKey));
        Assert.Equal([0xab, 0xab, 0xab], trailers.GetValueBytes(InteropService.TrailingKey)!);
    }

    static async Task AssertFails(StatusCode expected, Func<Task> call) =>
        Assert.Equal(expected, (await GreeterServer.FailureOf(call)).StatusCode);
}
