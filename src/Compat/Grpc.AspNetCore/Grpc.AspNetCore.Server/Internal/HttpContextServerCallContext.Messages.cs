using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Grpc.Core;
using Grpc.Net.Common.Internal;
using Microsoft.AspNetCore.Http;

namespace Grpc.AspNetCore.Server.Internal;

sealed partial class HttpContextServerCallContext
{
    MessageWriter? writer;
    string? requestEncoding;
    bool callerWentAway;

    public MessageReader<T> CreateReader<T>(Marshaller<T> marshaller)
        where T : class =>
        new(http.Request.BodyReader, marshaller, requestEncoding, environment.Options.MaxReceiveMessageSize);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<T> ReadSingleAsync<T>(Marshaller<T> marshaller)
        where T : class
    {
        try
        {
            return await CreateReader(marshaller).ReadSingleAsync(CancellationToken) ?? throw WireFault.NoMessage();
        }
        catch (IOException exception)
        {
            NoteFailedRead(exception);
            throw;
        }
    }

    /// <summary>A body that breaks off is a caller that went away, though Kestrel may say so before it cancels the request.</summary>
    public void NoteFailedRead(IOException exception) => callerWentAway |= exception is not BadHttpRequestException;

    /// <summary>The only reply of a call; leaves with the trailers.</summary>
    public async Task WriteSingleAsync<T>(T? message, Marshaller<T> marshaller)
        where T : class
    {
        if (message is null)
        {
            throw new RpcException(new Status(StatusCode.Cancelled, "No message returned from method."));
        }

        if (StatusCore.StatusCode != StatusCode.OK)
        {
            return;
        }

        BeginWrite();
        try
        {
            await StartResponseAsync();
            writer!.Write(message, marshaller, WriteOptions);
        }
        finally
        {
            EndWrite();
        }
    }

    public async Task WriteStreamedAsync<T>(T message, Marshaller<T> marshaller, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CancellationToken.ThrowIfCancellationRequested();
        BeginWrite();
        try
        {
            await StartResponseAsync();
            writer!.Write(message, marshaller, WriteOptions);
            if (WriteOptions is null || !WriteOptions.Flags.HasFlag(WriteFlags.BufferHint))
            {
                await FlushAsync(cancellationToken);
            }
        }
        finally
        {
            EndWrite();
        }
    }

    protected override async Task WriteResponseHeadersAsyncCore(Metadata responseHeaders)
    {
        ArgumentNullException.ThrowIfNull(responseHeaders);
        BeginWrite();
        try
        {
            if (http.Response.HasStarted)
            {
                throw new InvalidOperationException("Response headers can only be sent once, and before the first message.");
            }

            Append(http.Response.Headers, responseHeaders);
            await StartResponseAsync();
            await FlushAsync(CancellationToken.None);
        }
        finally
        {
            EndWrite();
        }
    }

    // Kestrel writes straight into its output only after the headers; before them it would copy.
    ValueTask StartResponseAsync()
    {
        if (writer is not null)
        {
            return default;
        }

        var encoding = environment.Options.ResponseCompressionAlgorithm;
        if (encoding is not null && MessageEncoding.Accepts(http.Request.Headers.GrpcAcceptEncoding, encoding))
        {
            http.Response.Headers.GrpcEncoding = encoding;
        }
        else
        {
            encoding = null;
        }

        writer = new MessageWriter(
            http.Response.BodyWriter, encoding, environment.Options.ResponseCompressionLevel, environment.Options.MaxSendMessageSize);
        return new ValueTask(http.Response.StartAsync(CancellationToken.None));
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    async ValueTask FlushAsync(CancellationToken writeCancelled)
    {
        // Not given a token, as one that is cancelled makes Kestrel reset the stream, and the status could not follow.
        var flush = http.Response.BodyWriter.FlushAsync(CancellationToken.None);
        var result = flush.IsCompleted ? await flush : await WaitAsync(flush, writeCancelled);
        if (result.IsCompleted)
        {
            // Kestrel reports a caller that went away so, rather than by an exception.
            callerWentAway = true;
            throw new OperationCanceledException("The caller cancelled or went away.", CancellationToken);
        }

        if (result.IsCanceled)
        {
            writeCancelled.ThrowIfCancellationRequested();
            throw new OperationCanceledException("The call was cancelled in the middle of a write.", CancellationToken);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    async ValueTask<FlushResult> WaitAsync(ValueTask<FlushResult> flush, CancellationToken writeCancelled)
    {
        using var byCall = CancellationToken.UnsafeRegister(CancelFlush, http.Response.BodyWriter);
        using var byWrite = writeCancelled.UnsafeRegister(CancelFlush, http.Response.BodyWriter);
        return await flush;
    }

    static void CancelFlush(object? writer) => ((PipeWriter)writer!).CancelPendingFlush();
}
