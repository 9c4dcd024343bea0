using Google.Protobuf;
using Map.Contract.Files;

namespace Map.Gateway.Dump;

/// <summary>GET /revisions.ndjson: what everybody may see of all that has happened, a line for each revision.</summary>
sealed class RevisionsSender(V1.HistoryService.HistoryServiceClient service, WholeFile file, TimeProvider time)
{
    public Task SendAsync(HttpContext context)
    {
        return file.SendAsync(context, "revisions.ndjson", DumpForm.MediaType, isMadeOnDisk: false, async cancellation =>
        {
            var call = service.StreamRevisions(new(), cancellationToken: cancellation);
            var first = await call.ResponseStream.MoveNext(cancellation) ? call.ResponseStream.Current : null;
            var written = 0;
            return new($"map-revisions-{time.GetUtcNow():yyyy-MM-dd}.ndjson", WriteAsync, () => written, call);

            async Task WriteAsync(Stream output)
            {
                using var lines = new HashedLines(output);
                lines.Write(new { format = "map-revisions", version = 1, licence = Terms.Licence, attribution = Terms.Attribution });
                for (var part = first; part is not null; part = await call.ResponseStream.MoveNext(cancellation) ? call.ResponseStream.Current : null)
                {
                    foreach (var revision in part.Revisions)
                        lines.Write(JsonFormatter.Default.Format(revision));
                    written += part.Revisions.Count;
                    await output.FlushAsync(cancellation);
                }

                lines.Write(new { end = true, lines = lines.Count, hash = lines.Hash });
            }
        });
    }
}
