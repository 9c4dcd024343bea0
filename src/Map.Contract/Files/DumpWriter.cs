namespace Map.Contract.Files;

/// <summary>Writes the lines of a dump, see docs/dump.md.</summary>
public sealed class DumpWriter(Stream output) : IDisposable
{
    readonly HashedLines lines = new(output);

    V1.SignedState? signed;

    public void WriteHead(V1.DumpHead head) => lines.Write(head.At is null
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
        lines.Write(line, isState: true);
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
            lines.Write(new { end = true, lines = lines.Count, hash = lines.Hash, state = lines.State });
            return;
        }

        if (signed.State != lines.State)
            throw new InvalidDataException($"The service has signed {signed.State}, and what it sent has the state {lines.State}.");
        lines.Write(new
        {
            end = true, lines = lines.Count, hash = lines.Hash, state = lines.State,
            signed = new { state = signed.State, revision = signed.Revision, at = signed.At, key = signed.Key, signature = signed.Signature.ToBase64() },
        });
    }

    public void Dispose() => lines.Dispose();

    // Behind what it is about, because a copy has other revisions: the lines of the state are the same there.
    void WriteChanged(string id, long revision, DateTime updatedAt) => lines.Write(new { changed = new { id, revision, updatedAt } });
}
