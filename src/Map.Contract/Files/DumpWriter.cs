using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Map.Contract.Files;

/// <summary>Writes the lines of a dump, see docs/dump.md.</summary>
public sealed class DumpWriter(Stream output) : IDisposable
{
    static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly DumpHash hash = new();

    V1.SignedState? signed;

    public void WriteHead(V1.DumpHead head) => WriteOther(head.At is null
        ? new { format = DumpForm.Format, version = DumpForm.Version, revision = head.Revision, licence = Terms.Licence, attribution = Terms.Attribution }
        : new
        {
            format = DumpForm.Format, version = DumpForm.Version, revision = head.Revision, at = head.At.ToDateTime(), licence = Terms.Licence,
            attribution = Terms.Attribution,
        });

    public void Write(V1.DumpEntry entry)
    {
        if (entry.Signed is { } seal)
            signed = seal;
        if (DumpForm.StateLine(entry) is not { } line)
            return;
        Write(line, isState: true);
        if (entry.Organisation is { } organisation)
            WriteChanged(organisation.Id, organisation.Revision, organisation.UpdatedAt.ToDateTime());
        else if (entry.Place is { } place)
            WriteChanged(place.Id, place.Revision, place.UpdatedAt.ToDateTime());
    }

    /// <exception cref="InvalidDataException">What was signed is another state: lines were lost on their way from the service.</exception>
    public void WriteEnd()
    {
        if (signed is null)
        {
            WriteOther(new { end = true, lines = hash.Lines, hash = hash.All, state = hash.State });
            return;
        }

        if (signed.State != hash.State)
            throw new InvalidDataException($"The service has signed {signed.State}, and what it sent has the state {hash.State}.");
        WriteOther(new
        {
            end = true, lines = hash.Lines, hash = hash.All, state = hash.State,
            signed = new { state = signed.State, revision = signed.Revision, at = signed.At, key = signed.Key, signature = signed.Signature.ToBase64() },
        });
    }

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
