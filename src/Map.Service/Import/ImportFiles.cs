using Map.Sheets;

namespace Map.Service.Import;

/// <summary>Reads the files of one import, whatever their order.</summary>
static class ImportFiles
{
    static readonly Dictionary<FileFormat, Action<FileRow, Drafts>> Readers = new()
    {
        [FileFormat.DetentionCentres] = SiteRows.ReadDetentionCentre,
        [FileFormat.ReportingCentres] = SiteRows.ReadReportingCentre,
        [FileFormat.SupportGroups] = GroupRows.Read,
        [FileFormat.Organisations] = OrganisationRows.Read,
        [FileFormat.Operates] = RelationRows.ReadOperates,
        [FileFormat.Periods] = RelationRows.ReadPeriod,
        [FileFormat.Contacts] = RelationRows.ReadContact,
        [FileFormat.Coverage] = RelationRows.ReadCoverage,
        [FileFormat.Names] = NameRows.Read,
        [FileFormat.Surveys] = SurveyRows.Read,
    };

    public static Drafts Read(
        IReadOnlyList<string> files, IReadOnlyList<FacilityTypeWord> facilityTypes, ICollection<ImportProblem> problems)
    {
        var rows = new List<(FileFormat Format, FileRow Row)>();
        var regions = new List<(string File, byte[] Content)>();
        foreach (var file in files)
        {
            using var content = Content(file, problems);
            if (content is null)
                continue;
            if (RegionFile.Is(file))
                regions.Add((file, All(content)));
            else
                rows.AddRange(Rows(file, content, problems));
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

    /// <summary>Whether a file has the columns of the seed, or nearly: then a wrong one is an error. One that cannot be read is said to be ours,
    /// too.</summary>
    public static bool AreOurs(string file)
    {
        if (RegionFile.Is(file)) return true;
        using var content = File.OpenRead(file);
        try
        {
            return SheetFile.Open(content, file).Read().Any(sheet => FileFormat.IsMeant([.. sheet.Columns.Select(FileTable.NameOf)]));
        }
        catch (SheetException)
        {
            return true;
        }
    }

    static IEnumerable<(FileFormat Format, FileRow Row)> Rows(string file, Stream content, ICollection<ImportProblem> problems) =>
        FileTable.Read(file, content, problems).SelectMany(table => Rows(table, problems)).ToList();

    static IEnumerable<(FileFormat Format, FileRow Row)> Rows(FileTable table, ICollection<ImportProblem> problems)
    {
        if (FileFormat.Of(table.Columns, out var problem) is { } format)
            return table.Rows.Select(row => (format, row));
        // What is wrong with the lines of a file of no known format would only hide that.
        foreach (var ofLine in problems.Where(found => found.File == table.File && found.Line > 1).ToList())
            problems.Remove(ofLine);
        table.Refuse(1, "header", problem);
        return [];
    }

    static byte[] All(Stream content)
    {
        using var all = new MemoryStream();
        content.CopyTo(all);
        return all.ToArray();
    }

    static FileStream? Content(string file, ICollection<ImportProblem> problems)
    {
        try
        {
            return File.OpenRead(file);
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(file))
        {
            problems.Add(new ImportProblem(file, 0, "-", "is a folder; name the files in it."));
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new ImportProblem(file, 0, "-", $"cannot be read: {e.Message}"));
            return null;
        }
    }
}
