using Google.Protobuf.WellKnownTypes;
using static Map.Service.Places.Fields.Shapes;

namespace Map.Service.Places.Fields;

/// <summary>The fields that a write sets by itself, and those that only the tables have.</summary>
static class RevisionFields
{
    // Involvements have separate calls; a change of one is a revision of the place.
    public static readonly PlaceField Involvements =
        new() { StateKeys = ["involvements"], Past = PastText.Each("involvements", PastText.Involvement) };

    public static readonly PlaceField[] All =
    [
        OutputOnly("revision", (row, i, place) => place.Revision = row.GetInt64(i)) with { IsAlwaysRead = true },
        OutputOnly("updated_at", (row, i, place) => place.UpdatedAt = Timestamp.FromDateTime(row.GetDateTime(i))),
        new()
        {
            Paths = ["merged_from"], OutputOnly = ["merged_from"],
            Sql = (_, _) => "NULLIF(ARRAY(SELECT x.id::text FROM redirect x WHERE x.survivor_id = p.id ORDER BY x.id), '{}')",
            Read = (row, i, place) => place.MergedFrom.AddRange(row.GetFieldValue<string[]>(i)),
        },
        OutputOnly("published", (row, i, place) => place.Published = row.GetBoolean(i)),
        Involvements,
        new() { StateKeys = ["created_at"] },
        new() { StateKeys = ["key", "request_id", "position_source", "writer_id"] },
    ];
}
