using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using static Map.Service.Places.Fields.PastText;

namespace Map.Service.Places.Fields;

/// <summary>What a write sets by itself, and what only the tables hold.</summary>
static class RevisionFields
{
    public static readonly PlaceField[] All =
    [
        new()
        {
            Paths = ["revision"], OutputOnly = ["revision"], StateKeys = ["revision"], IsAlwaysRead = true,
            Sql = (_, _) => "p.revision",
            Read = (row, i, place) => place.Revision = row.GetInt64(i),
        },
        new()
        {
            Paths = ["updated_at"], OutputOnly = ["updated_at"], StateKeys = ["updated_at"],
            Sql = (_, _) => "p.updated_at",
            Read = (row, i, place) => place.UpdatedAt = Timestamp.FromDateTime(row.GetDateTime(i)),
        },
        new()
        {
            Paths = ["published"], OutputOnly = ["published"], StateKeys = ["published"],
            Sql = (_, _) => "p.published",
            Read = (row, i, place) => place.Published = row.GetBoolean(i),
        },
        // Involvements have calls of their own; a change of one is a revision of the place.
        new() { StateKeys = ["involvements"], Past = Each("involvements", Involvement) },
        new() { StateKeys = ["created_at"] },
        new() { StateKeys = ["key", "request_id", "position_source"] },
    ];

    static string Involvement(JsonElement involvement) => WithSource(
        $"{Of(involvement, "role")}: "
        + Joined(", ", Of(involvement, "organisation"), Interval(involvement, "started", "ended"), Of(involvement, "note")),
        involvement);
}
