using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Map.Contract.Files;

namespace Map.Gateway.Dump;

/// <summary>Writes the lines of a dump, see docs/dump.md.</summary>
sealed class DumpWriter(Stream output) : IDisposable
{
    static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly DumpHash hash = new();

    public void WriteHead(V1.DumpHead head) => WriteOther(head.At is null
        ? new { format = DumpForm.Format, version = DumpForm.Version, revision = head.Revision, licence = Terms.Licence, attribution = Terms.Attribution }
        : new
        {
            format = DumpForm.Format, version = DumpForm.Version, revision = head.Revision, at = head.At.ToDateTime(), licence = Terms.Licence,
            attribution = Terms.Attribution,
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

    public void Dispose() => hash.Dispose();

    // Behind what it is about, because a copy has other revisions: the lines of the state are the same there.
    void WriteChanged(string id, long revision, DateTime updatedAt) => WriteOther(new { changed = new { id, revision, updatedAt } });

    void WriteOther(object line) => Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(line, Relaxed) + "\n"), isState: false);

    void Write(byte[] line, bool isState)
    {
        hash.Add(line, isState);
        output.Write(line);
    }
}
