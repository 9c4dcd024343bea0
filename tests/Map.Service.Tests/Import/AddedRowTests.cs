using Map.Service.Commands;
using Map.Service.Import;

namespace Map.Service.Tests.Import;

/// <summary>A file adds and updates what its rows name, and removes nothing unless it is told to replace.</summary>
public sealed class AddedRowTests : ImportTests<SeededDatabase>
{
    const string Involvements = """
        SELECT concat_ws(' ', o.key, i.role, i.started, i.ended, s.citation) FROM involvement i JOIN place p ON p.id = i.place_id
        JOIN organisation o ON o.id = i.organisation_id LEFT JOIN source s ON s.id = i.source_id
        WHERE p.key = 'gb-brook-house' AND i.imported_from = 'operates.csv' ORDER BY 1
        """;

    const string Periods = """
        SELECT concat_ws(' ', opened, 'to', closed) FROM period t JOIN place p ON p.id = t.place_id
        WHERE p.key = 'gb-campsfield' ORDER BY t.ordinal
        """;

    const string Coverage = """
        SELECT region_code FROM coverage c JOIN place p ON p.id = c.place_id
        WHERE p.key = (SELECT key FROM place WHERE id IN (SELECT place_id FROM coverage) ORDER BY key LIMIT 1) ORDER BY 1
        """;

    static readonly Dictionary<string, string> Operates = new()
    {
        ["organisation"] = "g4s", ["site"] = "gb-brook-house", ["role"] = "operator", ["source"] = "A leaflet", ["confidence"] = "high",
    };

    [Fact]
    public async Task New_involvement_leaves_those_of_its_site()
    {
        var before = await database.ColumnAsync(Involvements);
        Assert.True(before.Count > 1);

        var report = await ImportAsync(FileFormat.Operates, Operates, new Dictionary<string, string> { ["organisation"] = "mitie", ["from"] = "2030" });

        Assert.Equal((0, 1), (report.Created, report.Updated));
        Assert.Equal(before.Append("mitie operates 2030 A leaflet").Order(), (await database.ColumnAsync(Involvements)).Order());
    }

    [Fact]
    public async Task Same_organisation_site_role_and_start_is_an_update_and_another_start_a_second_involvement()
    {
        var row = new Dictionary<string, string> { ["organisation"] = "mitie", ["from"] = "2030" };
        await ImportAsync(FileFormat.Operates, Operates, row);
        var count = (await database.ColumnAsync(Involvements)).Count;

        await ImportAsync(FileFormat.Operates, Operates, new Dictionary<string, string>(row) { ["to"] = "2031", ["source"] = "A better one" });
        Assert.Contains("mitie operates 2030 2031 A better one", await database.ColumnAsync(Involvements));
        Assert.Equal(count, (await database.ColumnAsync(Involvements)).Count);

        await ImportAsync(FileFormat.Operates, Operates, new Dictionary<string, string>(row) { ["from"] = "2032" });
        Assert.Equal(count + 1, (await database.ColumnAsync(Involvements)).Count);
    }

    [Fact]
    public async Task Replacing_import_removes_what_its_file_does_not_name()
    {
        var file = folder.Write("operates.csv", FileFormat.Operates, Operates, [new() { ["organisation"] = "mitie", ["from"] = "2030" }]);

        await Importer.ImportAsync(database.Source, [file], TimeProvider.System, default, ImportMode.Replace);

        Assert.Equal(["mitie operates 2030 A leaflet"], await database.ColumnAsync(Involvements));
    }

    [Fact]
    public async Task New_period_leaves_those_of_its_site_and_overlapping_one_is_refused()
    {
        var before = await database.ColumnAsync(Periods);
        Assert.Equal(2, before.Count);
        var usual = new Dictionary<string, string> { ["site"] = "gb-campsfield", ["source"] = "A leaflet", ["confidence"] = "high" };

        await ImportAsync(FileFormat.Periods, usual, new Dictionary<string, string> { ["from"] = "1980", ["to"] = "1985" });
        Assert.Equal([.. before, "1980 to 1985"], await database.ColumnAsync(Periods));

        var refused = await Importer.ImportAsync(database.Source,
            [folder.Write("periods.csv", FileFormat.Periods, usual, [new() { ["from"] = "1984", ["to"] = "1986" }])], TimeProvider.System, default);
        Assert.StartsWith("overlaps with the period from 1980 to 1985", Assert.Single(refused.Problems).What);
        Assert.Equal(3, (await database.ColumnAsync(Periods)).Count);
    }

    [Fact]
    public async Task New_region_is_added_to_coverage()
    {
        var before = await database.ColumnAsync(Coverage);
        var group = await database.ValueAsync("SELECT key FROM place WHERE id IN (SELECT place_id FROM coverage) ORDER BY key LIMIT 1");

        await ImportAsync(FileFormat.Coverage, [], new Dictionary<string, string> { ["group"] = group, ["region"] = "MQ" });

        Assert.Equal(before.Append("MQ").Order(StringComparer.Ordinal), await database.ColumnAsync(Coverage));
    }

    [Fact]
    public async Task File_without_a_column_says_nothing_about_it()
    {
        var services = "SELECT services::text FROM place WHERE key = 'bid'";
        var before = await database.ValueAsync(services);
        Assert.NotEqual("{}", before);
        var row = new Dictionary<string, string>
        {
            ["id"] = "bid", ["name"] = "Bail for Immigration Detainees", ["kind"] = "charity", ["scope"] = "national",
            ["status"] = "open", ["confidence"] = "high", ["sources"] = "A leaflet",
        };

        await ImportAsync(FileFormat.SupportGroups, new Dictionary<string, string>(), row);

        Assert.Equal(before, await database.ValueAsync(services));
    }

    [Fact]
    public async Task Rows_of_low_confidence_are_counted_apart()
    {
        var usual = new Dictionary<string, string>
        {
            ["name"] = "A group", ["kind"] = "charity", ["scope"] = "local", ["status"] = "open", ["sources"] = "A leaflet",
        };

        var report = await ImportAsync(FileFormat.SupportGroups, usual,
            new() { ["id"] = "seen", ["confidence"] = "high" }, new() { ["id"] = "hidden", ["confidence"] = "low" });

        Assert.Equal((4, 2), (report.Created, report.CreatedUnpublished));
        Assert.Equal("4 created (of which 2 not published: low confidence), 0 updated, 0 unchanged", ImportCommand.Summary(report));
    }

    async Task<ImportReport> ImportAsync(
        FileFormat format, Dictionary<string, string> usual, params Dictionary<string, string>[] rows)
    {
        var report = await Importer.ImportAsync(
            database.Source, [folder.Write("rows.csv", format, usual, rows)], TimeProvider.System, default);
        Assert.Empty(report.Problems);
        return report;
    }
}
