using System.Globalization;
using Grpc.Core;
using Map.Contract.Files;
using Map.Gateway.Exports;
using Map.Gateway.Exports.Rows;
using Map.Gateway.Http.Caching;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Dump;

/// <summary>GET /dump.ndjson: the whole map, streamed from the service to the caller.</summary>
sealed class DumpSender(V1.DumpService.DumpServiceClient service, FilesOnDisk disk, ILogger<DumpSender> logger)
{
    const string Name = "dump.ndjson";

    public async Task SendAsync(HttpContext context)
    {
        IDisposable? place = null;
        try
        {
            if (context.Request.Query.Count > 0)
                throw new InvalidInputException(context.Request.Query.First().Key, "is not taken: a dump is the whole map. /places.ndjson takes a filter.");
            if (PartialFile.IsAsked(context))
                place = await disk.TakeAsync(context.RequestAborted);
            using var call = service.StreamDump(new(), cancellationToken: context.RequestAborted);
            // Until the first part arrives nothing is sent, so an error can still set the status.
            var first = await call.ResponseStream.MoveNext(context.RequestAborted) ? call.ResponseStream.Current : new();
            var head = first.Entries.FirstOrDefault()?.Head ?? new();
            SetHeaders(context, head);
            // HEAD sends no body, so none is made.
            if (!HttpMethods.IsHead(context.Request.Method))
                await WriteAsync(context, head, first, call.ResponseStream, () => place?.Dispose());
        }
        catch (Exception exception) when (exception is InvalidInputException or RpcException)
        {
            await FilterRefusal.SendAsync(context, logger, Name, exception);
        }
        finally
        {
            place?.Dispose();
        }
    }

    static void SetHeaders(HttpContext context, V1.DumpHead head)
    {
        var headers = context.Response.Headers;
        context.Response.ContentType = DumpForm.MediaType;
        headers[HeaderNames.ContentDisposition] = $"attachment; filename=\"map-dump-{head.Revision.ToString(CultureInfo.InvariantCulture)}.ndjson\"";
        headers[HeaderNames.Link] = $"<{FileHead.Licence}>; rel=\"license\"";
        if (ETag.Of(context) is not null)
            headers[HeaderNames.AcceptRanges] = "bytes";
    }

    async Task WriteAsync(
        HttpContext context, V1.DumpHead head, V1.StreamDumpResponse first, IAsyncStreamReader<V1.StreamDumpResponse> parts, Action made)
    {
        var cancellation = context.RequestAborted;
        var sent = 0;
        try
        {
            if (PartialFile.IsAsked(context))
                await PartialFile.SendAsync(context, WriteToAsync, made);
            else
                await WriteToAsync(context.Response.Body);
            CompleteResponse.Mark(context);
        }
        catch (Exception exception) when (cancellation.IsCancellationRequested && exception is RpcException or OperationCanceledException)
        {
            Log.FileLeft(logger, Name, sent);
        }
        catch (Exception exception)
        {
            // Ending the response would make a partial file look complete; an aborted connection does not.
            Log.FileBrokeOff(logger, Name, sent, Failure.Of(exception).Code, exception);
            context.Abort();
        }

        async Task WriteToAsync(Stream output)
        {
            using var lines = new DumpWriter(output);
            lines.WriteHead(head);
            for (var part = first; part is not null; part = await parts.MoveNext(cancellation) ? parts.Current : null)
            {
                foreach (var entry in part.Entries)
                    lines.Write(entry);
                sent++;
                await lines.FlushAsync(cancellation);
            }

            lines.WriteEnd();
            await lines.FlushAsync(cancellation);
        }
    }
}
