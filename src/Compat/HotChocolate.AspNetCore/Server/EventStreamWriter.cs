using System.Buffers;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;

namespace HotChocolate.AspNetCore;

/// <summary>
/// Writes answers as server-sent events, in the "distinct connections mode" of GraphQL over SSE: each request has a stream of its own,
/// with an event for each answer and one that says that it was the last.
/// </summary>
sealed class EventStreamWriter(TimeProvider time, IHostApplicationLifetime lifetime)
{
    // A line that starts with a colon means nothing to anybody.
    static ReadOnlySpan<byte> Comment => ":\n\n"u8;

    static ReadOnlySpan<byte> Next => "event: next\ndata: "u8;

    static ReadOnlySpan<byte> EndOfEvent => "\n\n"u8;

    // Without a line of data, a browser drops the event.
    static ReadOnlySpan<byte> Complete => "event: complete\ndata:\n\n"u8;

    public async Task WriteAsync(HttpContext context, RequestExecutor executor, IExecutionResult answer)
    {
        var response = context.Response;
        response.ContentType = AnswerFormat.Events.ContentType;
        response.Headers.CacheControl = "no-cache";
        // Proxies of the nginx family hold answers back until they are whole, unless told.
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            if (answer is IResponseStream stream)
                await WriteAllAsync(response, executor, stream, ended).ConfigureAwait(false);
            else
                await WriteNextAsync(response, (OperationResult)answer, ended.Token).ConfigureAwait(false);
            await WriteAsync(response, Complete, ended.Token).ConfigureAwait(false);
        }
        catch (Exception) when (ended.IsCancellationRequested)
        {
            // The caller has gone, or this server goes. Without "complete", the caller knows that there is more to be asked for elsewhere.
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
                // A stream that is still being read must not be disposed of.
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
        // JSON as it is written here has no line breaks, so that it is one line of data.
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
