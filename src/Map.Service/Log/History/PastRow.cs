using Google.Protobuf.WellKnownTypes;

namespace Map.Service.Log.History;

/// <summary>What is told of a revision besides its changes.</summary>
sealed record PastRow(
    long Number, DateTime At, string Origin, string? Author, string? Comment, Guid? Act, Guid? Suggestion)
{
    /// <summary>The number of columns; what a query adds follows.</summary>
    public const int Count = 7;

    /// <summary>The columns of revision r, joined with act a.</summary>
    /// <param name="reviewed">Whether the caller reviews what it is a revision of: the author and the suggestion are for reviewers.</param>
    public static string Columns(string reviewed) => $"""
        r.number, r.at, r.origin, CASE WHEN {reviewed} THEN (SELECT k.label FROM api_key k WHERE k.id = r.key_id) END,
        a.comment, a.id, CASE WHEN {reviewed} THEN a.suggestion_id END
        """;

    public static PastRow Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetDateTime(1), row.GetString(2), row.Text(3), row.Text(4), Id(row, 5), Id(row, 6));

    public Revision With(RevisionKind kind, IEnumerable<FieldChange> changes)
    {
        var revision = new Revision
        {
            Number = Number, At = Timestamp.FromDateTime(At), Kind = kind, Origin = Origin, Changes = { changes },
        };
        if (Author is not null) revision.Author = Author;
        if (Comment is not null) revision.Comment = Comment;
        if (Act is { } act) revision.ActId = act.ToString();
        if (Suggestion is { } suggestion) revision.SuggestionId = suggestion.ToString();
        return revision;
    }

    static Guid? Id(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);
}
