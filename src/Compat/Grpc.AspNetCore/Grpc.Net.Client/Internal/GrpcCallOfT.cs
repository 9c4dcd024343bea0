using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Grpc.Core;
using Grpc.Net.Client.Internal.Retry;
using Grpc.Net.Common.Internal;

namespace Grpc.Net.Client.Internal;

/// <summary>One call: its HTTP request, and its messages both ways.</summary>
sealed class GrpcCall<TRequest, TResponse>(GrpcChannel channel, Method<TRequest, TResponse> method, CallOptions options)
    : ClientCall<TRequest, TResponse>(channel, method, options)
    where TRequest : class
    where TResponse : class
{
    // The size of a frame of HTTP/2, unless the peers agree on another; the stream is the response's to dispose of.
    static readonly StreamPipeReaderOptions BodyOptions = new(bufferSize: 16 * 1024, leaveOpen: true);

    HttpResponseMessage? response;
    PipeReader? body;
    MessageReader<TResponse>? reader;
    RequestStreamContent? requestStream;
    byte[]? attemptMessage;
    Task<TResponse>? singleResponse;

    public Marshaller<TRequest> RequestMarshaller => method.RequestMarshaller;

    public override Task<TResponse> StartUnary(TRequest request) => RunSingleAsync(new UnaryRequest(request));

    public override IAsyncStreamReader<TResponse> StartServerStreaming(TRequest request) =>
        new ClientStreamReader<TRequest, TResponse>(this, SendCatchingAsync(new UnaryRequest(request)));

    public override (IClientStreamWriter<TRequest> Requests, Task<TResponse> Response) StartClientStreaming()
    {
        var requests = CreateRequestStream();
        singleResponse = RunSingleAsync(null);
        return (requests, singleResponse);
    }

    public override (IClientStreamWriter<TRequest> Requests, IAsyncStreamReader<TResponse> Responses) StartDuplexStreaming()
    {
        var requests = CreateRequestStream();
        return (requests, new ClientStreamReader<TRequest, TResponse>(this, SendCatchingAsync(null)));
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<TResponse?> ReadNextAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!HasFinished && await reader!.ReadAsync(cancellationToken).ConfigureAwait(false) is { } message)
            {
                return message;
            }

            FinishFromTrailers();
        }
        catch (Exception exception)
        {
            Fail(exception);
        }

        body?.Complete();
        return GetStatus().StatusCode == StatusCode.OK ? null : throw CreateException();
    }

    /// <summary>Why a request could not be written: that the call is over, if it is, rather than what that did to the write.</summary>
    public async ValueTask<Exception> ExplainFailedWriteAsync(Exception exception)
    {
        if (exception is not (OperationCanceledException or IOException or HttpRequestException or ObjectDisposedException))
        {
            // The message was at fault, not the connection; without it the call makes no sense.
            Fail(exception);
        }
        else if (singleResponse is not null)
        {
            await Task.WhenAny(singleResponse).ConfigureAwait(false);
        }

        return ExplainFailedWrite(exception);
    }

    /// <summary>Sends the call as one attempt of another; ends when the server has answered or the attempt has failed.</summary>
    public Task SendAttemptAsync(ReplayContent content)
    {
        requestStream = content;
        return SendCatchingAsync(null);
    }

    /// <summary>The same for an attempt whose only request, as it goes over the wire, is small.</summary>
    public Task SendAttemptAsync(byte[] message)
    {
        attemptMessage = message;
        return SendCatchingAsync(null);
    }

    protected override bool IsAttempt => attemptMessage is not null || requestStream is ReplayContent;

    protected override void Release()
    {
        requestStream?.End();
        response?.Dispose();
    }

    HttpStreamWriter<TRequest, TResponse> CreateRequestStream()
    {
        var content = new StreamingRequestContent();
        requestStream = content;
        return new HttpStreamWriter<TRequest, TResponse>(this, content);
    }

    async Task<TResponse> RunSingleAsync(UnaryRequest? request)
    {
        try
        {
            await SendAsync(request).ConfigureAwait(false);
            if (!HasFinished)
            {
                var message = await reader!.ReadSingleAsync(CancellationToken).ConfigureAwait(false);
                FinishFromTrailers(missingMessage: message is null);
                if (message is not null && GetStatus().StatusCode == StatusCode.OK)
                {
                    return message;
                }
            }
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
        finally
        {
            body?.Complete();
        }

        throw CreateException();
    }

    async Task SendCatchingAsync(UnaryRequest? request)
    {
        try
        {
            await SendAsync(request).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
    }

    /// <summary>Sends the request and takes in the headers of the response; the call may have ended when this returns.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    async ValueTask SendAsync(UnaryRequest? unary)
    {
        if (!Watch())
        {
            return;
        }

        var headers = await CallHeaders.CollectAsync(this, method).ConfigureAwait(false);
        var encoding = CallHeaders.RequestEncoding(headers);
        var content = CreateContent(unary, encoding);
        HttpResponseMessage received;
        try
        {
            var request = CallHeaders.CreateRequest(Channel, method, headers, encoding, RemainingTime());
            request.Content = content;
            received = await Channel.SendAsync(request, Options.IsWaitForReady, CancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
            when (!CancellationToken.IsCancellationRequested && exception.InnerException is not TimeoutException)
        {
            // A connection that is lost while the request is being written cancels the writing.
            throw new RpcException(new Status(StatusCode.Unavailable, "The connection was lost while the request was sent.", exception));
        }
        finally
        {
            (content as UnaryRequestContent)?.Release();
        }

        response = received;
        if (HasFinished)
        {
            // Its end came between the response and now, and so did not see it.
            received.Dispose();
            return;
        }

        TakeHeaders(received);
    }

    void TakeHeaders(HttpResponseMessage received)
    {
        if (CallHeaders.ProblemOf(received) is { } problem)
        {
            Finish(problem, endsEarly: true);
            return;
        }

        SetHeaders(received.Headers);
        if (CallHeaders.StatusOf(received.Headers) is { } trailersOnly)
        {
            SetTrailers(received.Headers, isFailure: trailersOnly.StatusCode != StatusCode.OK);
            FinishWith(trailersOnly, missingMessage: method.Type is MethodType.Unary or MethodType.ClientStreaming);
            return;
        }

        var encoding = CallHeaders.EncodingOf(received.Headers);
        body = PipeReader.Create(received.Content.ReadAsStream(CancellationToken.None), BodyOptions);
        reader = new MessageReader<TResponse>(body, method.ResponseMarshaller, encoding, Channel.MaxReceiveMessageSize);
    }

    void FinishFromTrailers(bool missingMessage = false)
    {
        if (HasFinished)
        {
            return;
        }

        var received = response!.TrailingHeaders;
        var final = CallHeaders.StatusOf(received) ?? new Status(StatusCode.Unknown, "The response ended without a grpc-status.");
        SetTrailers(received, isFailure: final.StatusCode != StatusCode.OK);
        FinishWith(final, missingMessage);
    }

    // Ends early when requests are still to be sent: the server, having answered, will not take them.
    void FinishWith(Status final, bool missingMessage)
    {
        if (final.StatusCode == StatusCode.OK && missingMessage)
        {
            final = new Status(StatusCode.Internal, "The call ended with OK but without a message.");
        }

        Finish(final, endsEarly: requestStream is { IsComplete: false });
    }

    TimeSpan? RemainingTime() =>
        Options.Deadline is { } deadline && deadline != DateTime.MaxValue ? deadline - Channel.Time.GetUtcNow().UtcDateTime : null;

    HttpContent CreateContent(UnaryRequest? unary, string? encoding)
    {
        if (unary is null)
        {
            return attemptMessage is null ? requestStream!.WithEncoding(encoding) : SmallRequest.Create(attemptMessage);
        }

        var message = Serialize(unary.Message, encoding);
        if (!SmallRequest.Fits(message.WrittenCount))
        {
            return new UnaryRequestContent(message);
        }

        using (message)
        {
            return SmallRequest.Create(message.WrittenSpan.ToArray());
        }
    }

    PooledBufferWriter Serialize(TRequest message, string? encoding)
    {
        var buffer = new PooledBufferWriter(0);
        try
        {
            new MessageWriter(buffer, encoding, System.IO.Compression.CompressionLevel.Fastest, Channel.MaxSendMessageSize)
                .Write(message, method.RequestMarshaller, Options.WriteOptions);
            return buffer;
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    sealed record UnaryRequest(TRequest Message);
}
