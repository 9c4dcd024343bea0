namespace Map.Service.Organisations;

/// <summary>An involvement as it is read.</summary>
static class InvolvementRow
{
    /// <summary>The columns, of involvement i and its source s.</summary>
    public const string Columns =
        "i.id, i.organisation_id, i.place_id, i.role, i.started::text, i.ended::text, s.citation, s.url, i.confidence, i.note";

    /// <param name="row">The row.</param>
    /// <param name="first">Where its <see cref="Columns"/> begin.</param>
    public static Involvement Read(NpgsqlDataReader row, int first = 0)
    {
        var involvement = new Involvement
        {
            Id = row.GetGuid(first).ToString(),
            OrganisationId = row.GetGuid(first + 1).ToString(),
            PlaceId = row.GetGuid(first + 2).ToString(),
            Role = row.Word<InvolvementRole>(first + 3),
            Source = ReaderExtensions.ToSource(row.Text(first + 6), row.Text(first + 7)),
            Confidence = row.Word<Confidence>(first + 8),
        };
        if (row.Text(first + 4) is { } from) involvement.From = from;
        if (row.Text(first + 5) is { } to) involvement.To = to;
        if (row.Text(first + 9) is { } note) involvement.Note = note;
        return involvement;
    }
}
