using System.Buffers.Binary;
using System.Security.Cryptography;
using Map.Contract.Files;
using Map.Service.Dump;

namespace Map.Service.Mirrors;

/// <summary>What a dump and this map have not alike, line by line.</summary>
sealed class MirrorDifference
{
    // Half of a hash tells a million lines apart.
    readonly Dictionary<UInt128, (string Kind, string Id)> present = [];

    /// <summary>The ids of organisations that the dump has and the map has not, or not so.</summary>
    public HashSet<string> Organisations { get; } = new(StringComparer.Ordinal);

    /// <summary>The same of places; also those at which somebody does something else.</summary>
    public HashSet<string> Places { get; } = new(StringComparer.Ordinal);

    /// <summary>Organisations that the map has and the dump has not.</summary>
    public List<Guid> GoneOrganisations { get; } = [];

    /// <summary>Places that the map has and the dump has not.</summary>
    public List<Guid> GonePlaces { get; } = [];

    /// <summary>Involvements that the map has and the dump has not, or not at this place.</summary>
    public List<Guid> GoneInvolvements { get; } = [];

    public bool IsEmpty => Organisations.Count + Places.Count + GoneOrganisations.Count + GonePlaces.Count + GoneInvolvements.Count == 0;

    /// <param name="content">The dump.</param>
    /// <param name="map">The map, which nobody changes meanwhile.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<MirrorDifference> OfAsync(DumpContent content, StreamDump map, CancellationToken cancellationToken)
    {
        var difference = new MirrorDifference();
        await difference.ReadPresentAsync(map, cancellationToken);
        await difference.CompareAsync(content, cancellationToken);
        return difference;
    }

    async Task ReadPresentAsync(StreamDump map, CancellationToken cancellationToken)
    {
        await foreach (var part in map.RunAsync(cancellationToken))
            foreach (var entry in part.Entries)
                if (DumpForm.StateLine(entry) is { } line)
                    present.Add(HashOf(line), entry.EntryCase switch
                    {
                        DumpEntry.EntryOneofCase.Organisation => (DumpForm.Organisation, entry.Organisation.Id),
                        DumpEntry.EntryOneofCase.Place => (DumpForm.Place, entry.Place.Id),
                        _ => (DumpForm.Involvement, entry.Involvement.Id),
                    });
    }

    async Task CompareAsync(DumpContent content, CancellationToken cancellationToken)
    {
        await using (var file = File.OpenRead(content.Path))
        {
            await foreach (var line in DumpReader.LinesAsync(file, cancellationToken))
            {
                if (!DumpReader.IsState(line) || present.Remove(HashOf(line))) continue;
                if (DumpContent.Read<Organisation>(line, DumpForm.Organisation) is { } organisation) Organisations.Add(organisation.Id);
                else if (DumpContent.Read<Place>(line, DumpForm.Place) is { } place) Places.Add(place.Id);
                else if (DumpContent.Read<Involvement>(line, DumpForm.Involvement) is { } involvement)
                    Places.Add(involvement.PlaceId);
            }
        }

        // What is left is not in the dump, or was changed.
        foreach (var (kind, id) in present.Values)
        {
            if (kind == DumpForm.Involvement) GoneInvolvements.Add(Guid.Parse(id));
            else if (kind == DumpForm.Place && !Places.Contains(id)) GonePlaces.Add(Guid.Parse(id));
            else if (kind == DumpForm.Organisation && !Organisations.Contains(id)) GoneOrganisations.Add(Guid.Parse(id));
        }
    }

    static UInt128 HashOf(byte[] line) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(line));
}
