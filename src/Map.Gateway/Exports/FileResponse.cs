using Grpc.Core;
using Map.Contract.Files;
using Map.Gateway.Http.Caching;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Exports;

/// <summary>A file as a response: whole or in part, streamed, and never one that broke off as a whole one.</summary>
static class FileResponse
{
    public static void SetHeaders(HttpContext context, string mediaType, string fileName)
    {
        var headers = context.Response.Headers;
        context.Response.ContentType = mediaType;
        headers[HeaderNames.ContentDisposition] = $"attachment; filename=\"{fileName}\"";
        headers[HeaderNames.Link] = $"<{Terms.Licence}>; rel=\"license\"";
        if (ETag.Of(context) is not null)
            headers[HeaderNames.AcceptRanges] = "bytes";
    }

    /// <summary>Sends the body. HEAD has none, so none is made.</summary>
    /// <param name="context">The request.</param>
    /// <param name="logger">Gets what went wrong.</param>
    /// <param name="name">The name of the file in the log.</param>
    /// <param name="writeAsync">Writes it; the last bytes are flushed here.</param>
    /// <param name="written">How many rows were written.</param>
    /// <param name="made">Called once a file that is made on the disk is made; perhaps more than once.</param>
    public static async Task SendAsync(
        HttpContext context, ILogger logger, string name, Func<Stream, Task> writeAsync, Func<int> written, Action made)
    {
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        var cancellation = context.RequestAborted;
        try
        {
            if (PartialFile.IsAsked(context))
                await PartialFile.SendAsync(context, writeAsync, made);
            else
            {
                // What is made on the disk is sent once it is made.
                await using var output = new BufferedOutput(context.Response.Body, made);
                await writeAsync(output);
                await output.FlushAsync(cancellation);
            }

            CompleteResponse.Mark(context);
        }
        catch (Exception exception) when (cancellation.IsCancellationRequested && exception is RpcException or OperationCanceledException)
        {
            Log.FileLeft(logger, name, written());
        }
        catch (Exception exception)
        {
            // Ending the response would make a partial file look complete; an aborted connection does not.
            Log.FileBrokeOff(logger, name, written(), Failure.Of(exception).Code, exception);
            context.Abort();
        }
    }
}
