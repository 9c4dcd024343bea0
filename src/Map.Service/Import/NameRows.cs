namespace Map.Service.Import;

/// <summary>The rows of names.csv: short, alternate and former names of the rows of other files.</summary>
static class NameRows
{
    /// <summary>The files whose rows can have other names.</summary>
    public static readonly IReadOnlyList<FileFormat> Named =
        [FileFormat.SupportGroups, FileFormat.DetentionCentres, FileFormat.ReportingCentres, FileFormat.Organisations];

    public static void Read(FileRow row, Drafts drafts)
    {
        var file = row.Required("file");
        var of = Named.FirstOrDefault(format => format.Name == file);
        if (of is null && file.Length > 0)
            row.Refuse(
                "file", $"\"{file}\" has no rows with other names; one of {string.Join(", ", Named.Select(format => format.Name))}.");
        var name = new OtherName
        {
            Name = row.Required("name"),
            Kind = drafts.Words.Value<NameKind>(row, "kind", required: true),
            Source = RelationRows.Source(row),
        };
        if (row["language"] is { } language) name.Language = language;
        drafts.Names.Add(new NameDraft(row, of, row.Required("id"), name));
    }
}
