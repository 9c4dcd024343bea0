using System.Globalization;
using Grpc.Core;
using Map.Contract.Files;
using Map.Gateway.Exports;

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
            var written = 0;
            FileResponse.SetHeaders(context, DumpForm.MediaType, $"map-dump-{head.Revision.ToString(CultureInfo.InvariantCulture)}.ndjson");
            await FileResponse.SendAsync(context, logger, Name, WriteAsync, () => written, () => place?.Dispose());

            async Task WriteAsync(Stream output)
            {
                using var lines = new DumpWriter(output);
                lines.WriteHead(head);
                for (var part = first; part is not null; part = await call.ResponseStream.MoveNext(context.RequestAborted) ? call.ResponseStream.Current : null)
                {
                    foreach (var entry in part.Entries)
                        lines.Write(entry);
                    written += part.Entries.Count;
                    await output.FlushAsync(context.RequestAborted);
                }

                lines.WriteEnd();
            }
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
}
