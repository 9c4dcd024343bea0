using System.Globalization;
using Map.Contract.Files;

namespace Map.Gateway.Dump;

/// <summary>GET /dump.ndjson: the whole map, streamed from the service to the caller.</summary>
sealed class DumpSender(V1.DumpService.DumpServiceClient service, WholeFile file)
{
    public Task SendAsync(HttpContext context)
    {
        return file.SendAsync(context, "dump.ndjson", DumpForm.MediaType, isMadeOnDisk: false, async cancellation =>
        {
            var call = service.StreamDump(new(), cancellationToken: cancellation);
            var first = await call.ResponseStream.MoveNext(cancellation) ? call.ResponseStream.Current : new();
            var head = first.Entries.FirstOrDefault()?.Head ?? new();
            var written = 0;
            return new($"map-dump-{head.Revision.ToString(CultureInfo.InvariantCulture)}.ndjson", WriteAsync, () => written, call);

            async Task WriteAsync(Stream output)
            {
                using var lines = new DumpWriter(output);
                lines.WriteHead(head);
                for (var part = first; part is not null; part = await call.ResponseStream.MoveNext(cancellation) ? call.ResponseStream.Current : null)
                {
                    foreach (var entry in part.Entries)
                        lines.Write(entry);
                    written += part.Entries.Count;
                    await output.FlushAsync(cancellation);
                }

                lines.WriteEnd();
            }
        });
    }
}
