using System.Globalization;
using Map.Service.Import;
using MiniExcelLibs;

namespace Map.Service.Tests.Import;

public sealed class ReimportTests(SeededDatabase database) : IClassFixture<SeededDatabase>
{
    public static TheoryData<string> Files => [.. SeedLoader.FilesOf(Repository.Seed).Select(file => Path.GetFileName(file)!)];

    [Fact]
    public async Task Seed_imported_again_changes_nothing_at_all()
    {
        const string rows = "SELECT count(*) || ' ' || sum(hashtextextended(t::text, 0)) FROM {0} t";
        string[] tables = ["revision", "revision_counter", "place", "organisation", "region", "region_part", "place_region", "source",
            "place_source", "organisation_source", "period", "capacity", "involvement", "coverage"];
        var before = await Task.WhenAll(tables.Select(table => database.ValueAsync(string.Format(null, rows, table))));

        var report = await ImportAsync([.. SeedLoader.FilesOf(Repository.Seed)]);

        Assert.Equal((0, 0, 2951), (report.Created, report.Updated, report.Unchanged));
        // Public addresses of which only the town's point is known.
        Assert.Equal(
            ["be-holsbeek", "be-jumet", "fr-cra-lyon-2", "fr-cra-mesnil-amelot-2", "fr-cra-mesnil-amelot-3", "fr-cra-olivet", "gb-derwentside", "rc-loughborough", "rc-patchway"],
            report.Warnings.Select(warning => File.ReadLines(warning.File).ElementAt(warning.Line - 1).Split(',')[0]).Order(StringComparer.Ordinal));
        Assert.All(report.Warnings, warning => Assert.Contains("are not published", warning.What, StringComparison.Ordinal));
        Assert.Equal(before, await Task.WhenAll(tables.Select(table => database.ValueAsync(string.Format(null, rows, table)))));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task File_imported_alone_finds_what_it_refers_to_and_changes_nothing(string file)
    {
        var report = await ImportAsync(Path.Combine(Repository.Seed, file));

        Assert.Empty(report.Problems);
        Assert.Equal((0, 0), (report.Created, report.Updated));
    }

    [Fact]
    public async Task Whole_seed_as_one_workbook_with_numbers_and_dates_changes_nothing()
    {
        var sheets = new Dictionary<string, object>();
        string[] files = [.. SeedLoader.FilesOf(Repository.Seed).Where(file => file.EndsWith(".csv", StringComparison.Ordinal))];
        foreach (var file in files)
        {
            using var content = File.OpenRead(file);
            var table = FileTable.Read(file, content, []).Single();
            sheets.Add(Path.GetFileNameWithoutExtension(file), table.Rows.Select(row => table.Columns.ToDictionary(column => column, column => Typed(row[column]))).ToList());
        }

        using var folder = new ImportFolder();
        var workbook = Path.Combine(folder.Path, "seed.xlsx");
        await MiniExcel.SaveAsAsync(workbook, sheets);

        var (ofFiles, report) = (await ImportAsync(files), await ImportAsync(workbook));

        Assert.Empty(report.Problems);
        Assert.Equal((0, 0, ofFiles.Unchanged), (report.Created, report.Updated, report.Unchanged));
    }

    static object? Typed(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == text ? number
        : DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : text;

    Task<ImportReport> ImportAsync(params string[] files) => Importer.ImportAsync(database.Source, files, TimeProvider.System, default);
}
