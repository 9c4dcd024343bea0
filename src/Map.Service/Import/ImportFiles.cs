namespace Map.Service.Import;

/// <summary>Reads the files of one import, whatever their order.</summary>
static class ImportFiles
{
    static readonly Dictionary<FileFormat, Action<CsvRow, Drafts>> Readers = new()
    {
        [FileFormat.DetentionCentres] = SiteRows.ReadDetentionCentre,
        [FileFormat.ReportingCentres] = SiteRows.ReadReportingCentre,
        [FileFormat.SupportGroups] = GroupRows.Read,
        [FileFormat.Organisations] = OrganisationRows.Read,
        [FileFormat.Operates] = RelationRows.ReadOperates,
        [FileFormat.Periods] = RelationRows.ReadPeriod,
        [FileFormat.Contacts] = RelationRows.ReadContact,
        [FileFormat.Coverage] = RelationRows.ReadCoverage,
    };

    public static Drafts Read(
        IReadOnlyList<string> files, IReadOnlyList<FacilityTypeWord> facilityTypes, ICollection<ImportProblem> problems)
    {
        var rows = new List<(FileFormat Format, CsvRow Row)>();
        var regions = new List<(string File, byte[] Content)>();
        foreach (var file in files)
        {
            if (Content(file, problems) is not { } content)
                continue;
            if (RegionFile.Is(file))
                regions.Add((file, content));
            else
                rows.AddRange(Rows(CsvTable.Read(file, content, problems)));
        }

        var byFormat = rows.ToLookup(row => row.Format, row => row.Row);
        var words = FacilityTypeRows.Read([.. byFormat[FileFormat.FacilityTypes]], facilityTypes);
        var drafts = new Drafts(Vocabulary.Of(byFormat, words.UnionBy(facilityTypes, word => word.Key)), problems)
        {
            FacilityTypes = words,
        };
        foreach (var (file, content) in regions)
            RegionFile.Read(file, content, drafts);
        foreach (var (format, row) in rows)
            if (Readers.TryGetValue(format, out var read))
                read(row, drafts);
        return drafts;
    }

    static IEnumerable<(FileFormat Format, CsvRow Row)> Rows(CsvTable table)
    {
        if (table.Columns.Count == 0)
            return [];
        if (FileFormat.Of(table.Columns, out var problem) is { } format)
            return table.Rows.Select(row => (format, row));
        table.Refuse(1, "header", problem);
        return [];
    }

    static byte[]? Content(string file, ICollection<ImportProblem> problems)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new ImportProblem(file, 0, "-", $"cannot be read: {e.Message}"));
            return null;
        }
    }
}
