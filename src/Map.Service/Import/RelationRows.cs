namespace Map.Service.Import;

/// <summary>The rows of operates.csv, periods.csv, contacts.csv and coverage.csv, which describe places of other files.</summary>
static class RelationRows
{
    public static void ReadOperates(FileRow row, Drafts drafts)
    {
        var involvement = new Involvement
        {
            Role = drafts.Words.Value<InvolvementRole>(row, "role", required: true),
            Source = Source(row),
            Confidence = drafts.Words.Value<Confidence>(row, "confidence"),
        }.WithTexts(row, "involvement");
        var note = string.Join(". ", new[] { drafts.Words.Remark(row, "role", involvement.Role), row["notes"] }.OfType<string>());
        if (note.Length > 0)
            involvement.Note = note;
        drafts.Involvements.Add(
            new InvolvementDraft(row, "organisation", row.Required("site"), row.Required("organisation"), involvement));
    }

    public static void ReadPeriod(FileRow row, Drafts drafts) => drafts.Periods.Add(
        new PeriodDraft(row, row.Required("site"), new Period { Source = Source(row) }.WithTexts(row, "period")));

    public static void ReadContact(FileRow row, Drafts drafts)
    {
        var contact = new Contact
        {
            Kind = drafts.Words.Value<ContactKind>(row, "kind", required: true),
            Value = row.Required("value"),
            Visibility = drafts.Words.Value<ContactVisibility>(row, "visibility", required: true),
            Source = Source(row),
        }.WithTexts(row, "contact");
        drafts.Contacts.Add(new ContactDraft(row, row.Required("place"), contact));
    }

    public static void ReadCoverage(FileRow row, Drafts drafts) =>
        drafts.Coverage.Add(new CoverageDraft(row, row.Required("group"), row.Required("region")));

    // Unlike the columns called sources, this one holds one citation, whatever characters it contains.
    public static Source? Source(FileRow row)
    {
        if (row["source"] is { } citation)
            return CitedSource.Of(citation);
        row.Refuse("source", "is empty; where it is known from.");
        return null;
    }
}
