using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Http;

/// <summary>
/// Reads the rest of a request's body after the response. Many clients send the whole body before they read: if the connection was closed
/// meanwhile, its reset would discard the response.
/// </summary>
static class UnreadBody
{
    /// <summary>The most that is read of a body, also of a refused one. The web server ends the connection of a longer one.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    // Bounds clients that send just fast enough for the web server. The largest body needs 9 Mbit/s.
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    const string Continue = "100-continue";

    /// <summary>Has to be the outermost step, so that it sees the body of every refused request.</summary>
    public static void Use(WebApplication app)
    {
        var time = app.Services.GetRequiredService<TimeProvider>();
        app.Use(next => context => context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true }
            ? RespondAndReadAsync(context, next, time)
            : next(context));
    }

    static async Task RespondAndReadAsync(HttpContext context, RequestDelegate next, TimeProvider time)
    {
        context.Response.OnStarting(() =>
        {
            if (!WillRead(context))
                context.Response.Headers.Connection = "close";
            return Task.CompletedTask;
        });
        await next(context);
        if (WillRead(context))
            await ReadToEndAsync(context, context.Request.BodyReader, time);
    }

    // After "Expect: 100-continue" the response tells the client not to send the body. Some send it all the same, so we cannot wait for it.
    static bool WillRead(HttpContext context) =>
        context.Request.ContentLength is null or <= MostBytes
        && (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: true }
            || !context.Request.Headers[HeaderNames.Expect].ToString().Contains(Continue, StringComparison.OrdinalIgnoreCase));

    static async Task ReadToEndAsync(HttpContext context, PipeReader body, TimeProvider time)
    {
        try
        {
            if (body.TryRead(out var read) && IsEnd(read))
                return;
            // Send the response before the rest of the body has arrived.
            await context.Response.CompleteAsync();
            using var limit = new CancellationTokenSource(Timeout, time);
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
            // The body is malformed or too long, or the client is gone: the web server ends the connection.
        }

        bool IsEnd(ReadResult read)
        {
            body.AdvanceTo(read.Buffer.End);
            return read.IsCompleted;
        }
    }
}
