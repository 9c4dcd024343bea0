using System.Text;
using Google.Protobuf;

namespace Map.Contract.Files;

/// <summary>The form of a dump of the whole map, see docs/dump.md: lines of JSON, each ended by a line feed.</summary>
public static class DumpForm
{
    /// <summary>The format in the head.</summary>
    public const string Format = "map-dump";

    /// <summary>The version in the head.</summary>
    public const int Version = 1;

    /// <summary>Its media type.</summary>
    public const string MediaType = "application/x-ndjson";

    /// <summary>What the hashes begin with.</summary>
    public const string Sha256 = "sha256:";

    /// <summary>How the lines of the state begin. They hold neither revisions nor times of change, so that a copy has them byte by byte.</summary>
    public const string Organisation = "{\"organisation\":", Place = "{\"place\":", Involvement = "{\"involvement\":";

    /// <summary>Where the dump of a map is.</summary>
    /// <param name="map">The address of the map, or of its dump.</param>
    public static Uri AddressOf(Uri map) => map.AbsolutePath == "/" ? new Uri(map, "/dump.ndjson") : map;

    /// <summary>The line of an entry with its line feed; null for the head, which is not of the state.</summary>
    public static byte[]? StateLine(V1.DumpEntry entry)
    {
        switch (entry.EntryCase)
        {
            case V1.DumpEntry.EntryOneofCase.Organisation:
                var organisation = entry.Organisation.Clone();
                (organisation.Revision, organisation.UpdatedAt) = (0, null);
                return Line(Organisation, organisation);
            case V1.DumpEntry.EntryOneofCase.Place:
                var place = entry.Place.Clone();
                (place.Revision, place.UpdatedAt) = (0, null);
                return Line(Place, place);
            case V1.DumpEntry.EntryOneofCase.Involvement:
                return Line(Involvement, entry.Involvement);
            default:
                return null;
        }
    }

    static byte[] Line(string start, IMessage message) => Encoding.UTF8.GetBytes($"{start}{JsonFormatter.Default.Format(message)}}}\n");
}
