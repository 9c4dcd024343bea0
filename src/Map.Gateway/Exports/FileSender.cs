using Grpc.Core;
using Map.Gateway.Exports.Formats;
using Map.Gateway.Exports.Rows;
using Microsoft.AspNetCore.Http.Extensions;

namespace Map.Gateway.Exports;

/// <summary>Sends files: the rows that a filter matches, streamed from the service to the caller.</summary>
sealed class FileSender(LabelCatalogue labels, FilesOnDisk disk, TimeProvider time, ILogger<FileSender> logger)
{
    public async Task SendAsync(HttpContext context, IFileRows rows, FileFormat format)
    {
        var name = $"{rows.Name}.{format.Extension}";
        IAsyncEnumerator<IReadOnlyList<FileRow>>? reading = null;
        IDisposable? place = null;
        try
        {
            var request = FileQuery.Parse(context.Request.Query, rows, labels);
            if (format.IsMadeOnDisk || PartialFile.IsAsked(context))
                place = await disk.TakeAsync(context.RequestAborted);
            reading = rows.ReadAsync(request, context.RequestAborted).GetAsyncEnumerator(context.RequestAborted);
            // Until the first part arrives nothing is sent, so an error can still set the status.
            var parts = new FileParts(reading, await reading.MoveNextAsync());
            var head = HeadOf(context.Request, rows, request);
            FileResponse.SetHeaders(context, format.MediaType, FileName.Of(head, context.Request.Query, format.Extension));
            await FileResponse.SendAsync(
                context, logger, name, output => format.WriteAsync(head, parts, output, context.RequestAborted), () => parts.Count, () => place?.Dispose());
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

    FileHead HeadOf(HttpRequest asked, IFileRows rows, FileRequest request)
    {
        var origin = $"{asked.Scheme}://{asked.Host}{asked.PathBase}";
        return new(
            rows.Name, rows.HasPositions, request.Columns, request.Labels?.Tag, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime),
            origin + asked.Path + QueryOf(asked.Query), origin);
    }

    // The same for all ways to write it, as the tag is: the file says it, and must have the same bytes.
    static string QueryOf(IQueryCollection query) =>
        new QueryBuilder(query.OrderBy(parameter => parameter.Key, StringComparer.Ordinal)).ToString().Replace("%2C", ",", StringComparison.Ordinal);
}
