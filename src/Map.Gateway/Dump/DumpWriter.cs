using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Map.Contract.Files;
using Map.Gateway.Exports.Rows;

namespace Map.Gateway.Dump;

/// <summary>Writes the lines of a dump, see docs/dump.md. They are sent when it is flushed.</summary>
sealed class DumpWriter(Stream output) : IDisposable
{
    static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly MemoryStream buffer = new();
    readonly DumpHash hash = new();

    public void WriteHead(V1.DumpHead head) => WriteOther(head.At is null
        ? new { format = DumpForm.Format, version = DumpForm.Version, revision = head.Revision, licence = FileHead.Licence, attribution = FileHead.Attribution }
        : new
        {
            format = DumpForm.Format, version = DumpForm.Version, revision = head.Revision, at = head.At.ToDateTime(), licence = FileHead.Licence,
            attribution = FileHead.Attribution,
        });

    public void Write(V1.DumpEntry entry)
    {
        if (DumpForm.StateLine(entry) is not { } line)
            return;
        Write(line, isState: true);
        if (entry.Organisation is { } organisation)
            WriteChanged(organisation.Id, organisation.Revision, organisation.UpdatedAt.ToDateTime());
        else if (entry.Place is { } place)
            WriteChanged(place.Id, place.Revision, place.UpdatedAt.ToDateTime());
    }

    public void WriteEnd() => WriteOther(new { end = true, lines = hash.Lines, hash = hash.All, state = hash.State });

    public async Task FlushAsync(CancellationToken cancellation)
    {
        await output.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellation);
        await output.FlushAsync(cancellation);
        buffer.SetLength(0);
    }

    public void Dispose()
    {
        buffer.Dispose();
        hash.Dispose();
    }

    // Behind what it is about, because a copy has other revisions: the lines of the state are the same there.
    void WriteChanged(string id, long revision, DateTime updatedAt) => WriteOther(new { changed = new { id, revision, updatedAt } });

    void WriteOther(object line) => Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(line, Relaxed) + "\n"), isState: false);

    void Write(byte[] line, bool isState)
    {
        hash.Add(line, isState);
        buffer.Write(line);
    }
}
