using System.Buffers;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;

namespace HotChocolate.AspNetCore;

/// <summary>
/// Writes results as server-sent events, in the "distinct connections mode" of GraphQL over SSE: each request has its own stream, with an
/// event for each result and a last event that completes it.
/// </summary>
sealed class EventStreamWriter(TimeProvider time, IHostApplicationLifetime lifetime)
{
    // Clients ignore a line that starts with a colon.
    static ReadOnlySpan<byte> Comment => ":\n\n"u8;

    static ReadOnlySpan<byte> Next => "event: next\ndata: "u8;

    static ReadOnlySpan<byte> EndOfEvent => "\n\n"u8;

    // Browsers ignore an event without a data line.
    static ReadOnlySpan<byte> Complete => "event: complete\ndata:\n\n"u8;

    public async Task WriteAsync(HttpContext context, RequestExecutor executor, IExecutionResult result)
    {
        var response = context.Response;
        response.ContentType = ResponseFormat.Events.ContentType;
        response.Headers.CacheControl = "no-cache";
        // Proxies of the nginx family buffer responses without this header.
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            if (result is IResponseStream stream)
                await WriteAllAsync(response, executor, stream, ended).ConfigureAwait(false);
            else
                await WriteNextAsync(response, (OperationResult)result, ended.Token).ConfigureAwait(false);
            await WriteAsync(response, Complete, ended.Token).ConfigureAwait(false);
        }
        catch (Exception) when (ended.IsCancellationRequested)
        {
            // The client disconnected, or this server is stopping. Without "complete", the client knows that it has to subscribe again.
        }
    }

    async Task WriteAllAsync(HttpResponse response, RequestExecutor executor, IResponseStream stream, CancellationTokenSource ended)
    {
        await WriteAsync(response, Comment, ended.Token).ConfigureAwait(false);
        OperationResult? failure = null;
        var results = stream.ReadResultsAsync().GetAsyncEnumerator(ended.Token);
        await using var ending = results.ConfigureAwait(false);
        while (true)
        {
            var next = results.MoveNextAsync().AsTask();
            try
            {
                await KeepAliveAsync(response, next, ended.Token).ConfigureAwait(false);
                if (!await next.ConfigureAwait(false))
                    break;
            }
            catch (Exception exception) when (!ended.IsCancellationRequested)
            {
                failure = executor.Refuse(exception is GraphQLException known ? known.Errors : [ErrorHandler.Unexpected(exception)]);
                break;
            }
            finally
            {
                // The stream must not be disposed while a read is pending.
                if (!next.IsCompleted)
                    await ended.CancelAsync().ConfigureAwait(false);
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            var result = (OperationResult)results.Current;
            await using var written = result.ConfigureAwait(false);
            await WriteNextAsync(response, result, ended.Token).ConfigureAwait(false);
        }

        if (failure is not null)
            await WriteNextAsync(response, failure, ended.Token).ConfigureAwait(false);
    }

    async Task KeepAliveAsync(HttpResponse response, Task next, CancellationToken ended)
    {
        var interval = OptionsOf(response.HttpContext).KeepAliveInterval ?? Timeout.InfiniteTimeSpan;
        while (true)
        {
            await next.WaitAsync(interval, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (next.IsCompleted)
                return;
            await WriteAsync(response, Comment, ended).ConfigureAwait(false);
        }
    }

    static GraphQLSocketOptions OptionsOf(HttpContext context) =>
        (context.GetEndpoint()?.Metadata.GetMetadata<GraphQLServerOptions>() ?? new GraphQLServerOptions()).Sockets;

    static ValueTask WriteNextAsync(HttpResponse response, OperationResult result, CancellationToken ended)
    {
        response.BodyWriter.Write(Next);
        // The JSON contains no line breaks, so it fits in one data line.
        ResponseWriter.Write(response, result);
        return WriteAsync(response, EndOfEvent, ended);
    }

    static async ValueTask FlushAsync(HttpResponse response, CancellationToken ended) =>
        await response.BodyWriter.FlushAsync(ended).ConfigureAwait(false);

    static ValueTask WriteAsync(HttpResponse response, ReadOnlySpan<byte> bytes, CancellationToken ended)
    {
        response.BodyWriter.Write(bytes);
        return FlushAsync(response, ended);
    }
}
