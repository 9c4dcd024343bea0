using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Http;

/// <summary>
/// Reads what is left of a request's body once it is answered. Many clients send all of it before they read; a connection that is closed
/// meanwhile is reset, and takes the answer along.
/// </summary>
static class UnreadBody
{
    /// <summary>The most that is read of a body, to be worked on or not. The web server ends the connection of a longer one.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    // A drip of bytes, which the web server bears with, shall not hold a connection for longer. It is 9 Mbit/s for the largest.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    const string Continue = "100-continue";

    /// <summary>Has to be the outermost step, so that it sees the body of whatever was refused, by whom ever.</summary>
    public static void Use(WebApplication app)
    {
        var time = app.Services.GetRequiredService<TimeProvider>();
        app.Use(next => context => context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true }
            ? AnswerAndReadAsync(context, next, time)
            : next(context));
    }

    static async Task AnswerAndReadAsync(HttpContext context, RequestDelegate next, TimeProvider time)
    {
        context.Response.OnStarting(() =>
        {
            if (!WillEnd(context))
                context.Response.Headers.Connection = "close";
            return Task.CompletedTask;
        });
        await next(context);
        if (WillEnd(context))
            await ReadToEndAsync(context, context.Request.BodyReader, time);
    }

    // Whoever asked whether to send the body has been told by the answer not to, and may send it or go: neither can be waited for.
    static bool WillEnd(HttpContext context) =>
        context.Request.ContentLength is null or <= MostBytes
        && (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: true }
            || !context.Request.Headers[HeaderNames.Expect].ToString().Contains(Continue, StringComparison.OrdinalIgnoreCase));

    static async Task ReadToEndAsync(HttpContext context, PipeReader body, TimeProvider time)
    {
        try
        {
            if (body.TryRead(out var read) && IsEnd(read))
                return;
            // The answer goes before the body has come.
            await context.Response.CompleteAsync();
            using var limit = new CancellationTokenSource(Patience, time);
            while (!IsEnd(await body.ReadAsync(limit.Token)))
            {
            }
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
        catch (Exception exception) when (exception is BadHttpRequestException or IOException)
        {
            // It was malformed or too long, or the caller has gone: the web server ends the connection.
        }

        bool IsEnd(ReadResult read)
        {
            body.AdvanceTo(read.Buffer.End);
            return read.IsCompleted;
        }
    }
}
