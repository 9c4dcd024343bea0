using System.Text.Json;
using Google.Protobuf.WellKnownTypes;

namespace Map.Service.Log.History;

/// <summary>A revision of a place, as far as the caller may see it.</summary>
sealed record PastRow(
    long Number, DateTime At, string Origin, string? Author, IReadOnlyList<(string Field, string[] Texts)> Fields, string? Comment, Guid? Act,
    Guid? Suggestion)
{
    public static PastRow Read(NpgsqlDataReader row)
    {
        using var state = JsonDocument.Parse(row.GetString(4));
        return new(
            row.GetInt64(0), row.GetDateTime(1), row.GetString(2), row.Text(3), PastFields.Of(state.RootElement), row.Text(5), Id(row, 6), Id(row, 7));
    }

    /// <summary>The difference to the revision before; null when nothing differs that the caller may see.</summary>
    /// <param name="before">Null when the caller could not see the place before.</param>
    public Revision? Since(PastRow? before)
    {
        var revision = new Revision
        {
            Number = Number,
            At = Timestamp.FromDateTime(At),
            Kind = before is null ? RevisionKind.Added : RevisionKind.Updated,
            Origin = Origin,
        };
        if (Author is not null) revision.Author = Author;
        if (Comment is not null) revision.Comment = Comment;
        if (Act is { } act) revision.ActId = act.ToString();
        if (Suggestion is { } suggestion) revision.SuggestionId = suggestion.ToString();
        for (var i = 0; i < Fields.Count; i++)
        {
            string[] then = before?.Fields[i].Texts ?? [];
            if (!Fields[i].Texts.SequenceEqual(then, StringComparer.Ordinal))
                revision.Changes.Add(new FieldChange { Field = Fields[i].Field, Before = { then }, After = { Fields[i].Texts } });
        }

        return before is not null && revision.Changes.Count == 0 ? null : revision;
    }

    static Guid? Id(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);
}
