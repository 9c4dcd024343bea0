using Grpc.Core;
using Map.Gateway.Exports.Formats;
using Map.Gateway.Exports.Rows;
using Map.Gateway.Http.Caching;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Exports;

/// <summary>Sends files: the rows that a filter matches, streamed from the service to the caller.</summary>
sealed class FileSender(LabelCatalogue labels, FilesOnDisk disk, TimeProvider time, ILogger<FileSender> logger)
{
    public async Task SendAsync(HttpContext context, IFileRows rows, FileFormat format)
    {
        var name = $"{rows.Name}.{format.Extension}";
        FileHead head;
        IAsyncEnumerator<IReadOnlyList<FileRow>>? reading = null;
        IDisposable? place = null;
        try
        {
            var request = FileQuery.Parse(context.Request.Query, rows, labels);
            head = new(
                rows.Name, rows.HasPositions, request.Columns, request.Labels?.Tag, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime),
                context.Request.GetEncodedUrl(), $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}");
            if (format.IsMadeOnDisk || PartialFile.IsAsked(context))
                place = await disk.TakeAsync(context.RequestAborted);
            reading = rows.ReadAsync(request, context.RequestAborted).GetAsyncEnumerator(context.RequestAborted);
            // Until the first part arrives nothing is sent, so an error can still set the status.
            var any = await reading.MoveNextAsync();
            SetHeaders(context, head, format);
            // HEAD sends no body, so none is made.
            if (!HttpMethods.IsHead(context.Request.Method))
                await WriteAsync(context, head, format, new FileParts(reading, any), name, place);
        }
        catch (Exception exception) when (exception is InvalidInputException or RpcException)
        {
            await FilterRefusal.SendAsync(context, logger, name, exception);
        }
        finally
        {
            if (reading is not null)
                await reading.DisposeAsync();
            place?.Dispose();
        }
    }

    static void SetHeaders(HttpContext context, FileHead head, FileFormat format)
    {
        var headers = context.Response.Headers;
        context.Response.ContentType = format.MediaType;
        headers[HeaderNames.ContentDisposition] = $"attachment; filename=\"{FileName.Of(head, context.Request.Query, format.Extension)}\"";
        headers[HeaderNames.Link] = $"<{FileHead.Licence}>; rel=\"license\"";
        if (ETag.Of(context) is not null)
            headers[HeaderNames.AcceptRanges] = "bytes";
    }

    async Task WriteAsync(HttpContext context, FileHead head, FileFormat format, FileParts parts, string name, IDisposable? place)
    {
        var cancellation = context.RequestAborted;
        try
        {
            if (PartialFile.IsAsked(context))
                await PartialFile.SendAsync(context, output => format.WriteAsync(head, parts, output, cancellation), () => place?.Dispose());
            else
            {
                // What is made on the disk is sent once it is made.
                await using var output = new BufferedOutput(context.Response.Body, () => place?.Dispose());
                await format.WriteAsync(head, parts, output, cancellation);
                await output.FlushAsync(cancellation);
            }

            CompleteResponse.Mark(context);
        }
        catch (Exception exception) when (cancellation.IsCancellationRequested && exception is RpcException or OperationCanceledException)
        {
            Log.FileLeft(logger, name, parts.Count);
        }
        catch (Exception exception)
        {
            // Ending the response would make a partial file look complete; an aborted connection does not.
            Log.FileBrokeOff(logger, name, parts.Count, Failure.Of(exception).Code, exception);
            context.Abort();
        }
    }
}
