using Grpc.Core;
using Grpc.Testing;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;

namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>The service of the gRPC project's interop cases, on our server.</summary>
public sealed class InteropService : TestService.TestServiceBase
{
    public const string InitialKey = "x-grpc-test-echo-initial";
    public const string TrailingKey = "x-grpc-test-echo-trailing-bin";

    public static Task<GreeterServer> StartAsync() => GreeterServer.StartAsync(
        options: options => options.ResponseCompressionAlgorithm = "gzip",
        map: app =>
        {
            app.Use((http, next) =>
            {
                var flags = new MessageFlagsStream(http.Request.Body);
                http.Request.Body = flags;
                http.Features.Set(flags);
                return next(http);
            });
            app.MapGrpcService<InteropService>();
        });

    public override Task<Empty> EmptyCall(Empty request, ServerCallContext context) => Task.FromResult(new Empty());

    public override async Task<SimpleResponse> UnaryCall(SimpleRequest request, ServerCallContext context)
    {
        await EchoMetadataAsync(context);
        CheckCompression(request.ExpectCompressed, context);
        ThrowIfAsked(request.ResponseStatus);
        context.WriteOptions = Compression(request.ResponseCompressed);
        return new SimpleResponse { Payload = PayloadOf(request.ResponseSize) };
    }

    public override async Task<StreamingInputCallResponse> StreamingInputCall(
        IAsyncStreamReader<StreamingInputCallRequest> requestStream, ServerCallContext context)
    {
        var size = 0;
        await foreach (var request in requestStream.ReadAllAsync())
        {
            CheckCompression(request.ExpectCompressed, context);
            size += request.Payload.Body.Length;
        }

        return new StreamingInputCallResponse { AggregatedPayloadSize = size };
    }

    public override Task StreamingOutputCall(
        StreamingOutputCallRequest request, IServerStreamWriter<StreamingOutputCallResponse> responseStream, ServerCallContext context) =>
        AnswerAsync(request, responseStream);

    public override async Task FullDuplexCall(
        IAsyncStreamReader<StreamingOutputCallRequest> requestStream,
        IServerStreamWriter<StreamingOutputCallResponse> responseStream,
        ServerCallContext context)
    {
        await EchoMetadataAsync(context);
        await foreach (var request in requestStream.ReadAllAsync())
        {
            ThrowIfAsked(request.ResponseStatus);
            await AnswerAsync(request, responseStream);
        }
    }

    static async Task AnswerAsync(StreamingOutputCallRequest request, IServerStreamWriter<StreamingOutputCallResponse> responses)
    {
        foreach (var wanted in request.ResponseParameters)
        {
            responses.WriteOptions = Compression(wanted.Compressed);
            await responses.WriteAsync(new StreamingOutputCallResponse { Payload = PayloadOf(wanted.Size) });
        }
    }

    static async Task EchoMetadataAsync(ServerCallContext context)
    {
        if (context.RequestHeaders.Get(InitialKey) is { } initial)
        {
            await context.WriteResponseHeadersAsync([initial]);
        }

        if (context.RequestHeaders.Get(TrailingKey) is { } trailing)
        {
            context.ResponseTrailers.Add(trailing);
        }
    }

    static void CheckCompression(BoolValue? expected, ServerCallContext context)
    {
        var actual = context.GetHttpContext().Features.Get<MessageFlagsStream>()!.TakeNext();
        if (expected is not null && expected.Value != actual)
        {
            throw new RpcException(new Status(
                StatusCode.InvalidArgument, $"The request says that it is compressed: {expected.Value}; but it is so: {actual}."));
        }
    }

    static void ThrowIfAsked(EchoStatus? status)
    {
        if (status is not null)
        {
            throw new RpcException(new Status((StatusCode)status.Code, status.Message));
        }
    }

    static WriteOptions Compression(BoolValue? wanted) => new(wanted is { Value: false } ? WriteFlags.NoCompress : default);

    static Payload PayloadOf(int size) => new() { Body = ByteString.CopyFrom(new byte[size]) };
}
