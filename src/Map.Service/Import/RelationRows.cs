namespace Map.Service.Import;

/// <summary>The rows of operates.csv, periods.csv, contacts.csv and coverage.csv, which describe places of other files.</summary>
static class RelationRows
{
    public static void ReadOperates(CsvRow row, Drafts drafts)
    {
        var format = FileFormat.Operates;
        var involvement = new Involvement
        {
            Role = drafts.Words.Value<InvolvementRole>(row, format, "role", required: true) ?? InvolvementRole.Unspecified,
            Source = Source(row),
            Confidence = drafts.Words.Value<Confidence>(row, format, "confidence") ?? Confidence.Unspecified,
        };
        if (row["from"] is { } from)
            involvement.From = from;
        if (row["to"] is { } to)
            involvement.To = to;
        var note = string.Join(". ", new[] { drafts.Words.Remark(row, format, "role", involvement.Role), row["notes"] }.OfType<string>());
        if (note.Length > 0)
            involvement.Note = note;
        drafts.Involvements.Add(
            new InvolvementDraft(row, format, "organisation", row.Required("site"), row.Required("organisation"), involvement));
    }

    public static void ReadPeriod(CsvRow row, Drafts drafts)
    {
        var period = new Period { Source = Source(row) };
        if (row["from"] is { } from)
            period.From = from;
        if (row["to"] is { } to)
            period.To = to;
        drafts.Periods.Add(new PeriodDraft(row, row.Required("site"), period));
    }

    public static void ReadContact(CsvRow row, Drafts drafts)
    {
        var format = FileFormat.Contacts;
        var contact = new Contact
        {
            Kind = drafts.Words.Value<ContactKind>(row, format, "kind", required: true) ?? ContactKind.Unspecified,
            Value = row.Required("value"),
            Visibility =
                drafts.Words.Value<ContactVisibility>(row, format, "visibility", required: true) ?? ContactVisibility.Unspecified,
            Source = Source(row),
        };
        if (row["description"] is { } description)
            contact.Description = description;
        drafts.Contacts.Add(new ContactDraft(row, row.Required("place"), contact));
    }

    public static void ReadCoverage(CsvRow row, Drafts drafts) =>
        drafts.Coverage.Add(new CoverageDraft(row, row.Required("group"), row.Required("region")));

    // Unlike the columns called sources, this one holds one citation, whatever characters it contains.
    static Source? Source(CsvRow row)
    {
        if (row["source"] is { } citation)
            return new Source { Citation = citation };
        row.Refuse("source", "is empty; where it is known from.");
        return null;
    }
}
