using Map.Service.Import;
using Npgsql;

namespace Map.Service.Tests.Import;

/// <summary>Regions and organisations stay trees, whichever way a circle comes in.</summary>
public sealed class TreeTests : ImportTests<MigratedDatabase>
{
    static readonly Dictionary<string, string> Company = new()
    {
        ["name"] = "A company", ["kind"] = "company", ["status"] = "active", ["confidence"] = "high", ["sources"] = "A leaflet",
    };

    [Fact]
    public async Task Circle_of_regions_in_one_file_is_refused_by_its_lines()
    {
        var report = await ImportAsync(Regions(("FR-A", "FR-B"), ("FR-B", "FR-C"), ("FR-C", "FR-A"), ("FR-D", "FR-A")));

        Assert.Equal(["2 parent", "3 parent", "4 parent"], report.Problems.Select(problem => $"{problem.Line} {problem.Column}"));
        Assert.StartsWith("\"FR-B\" is a part of \"FR-A\" itself", report.Problems[0].What);
    }

    [Fact]
    public async Task Circle_of_regions_by_second_import_is_refused()
    {
        Assert.Empty((await ImportAsync(Regions(("FR-A", null), ("FR-B", "FR-A")))).Problems);

        var report = await ImportAsync(Regions(("FR-A", "FR-B")));

        Assert.Equal((2, "parent"), (Assert.Single(report.Problems).Line, report.Problems[0].Column));
    }

    [Fact]
    public async Task Circle_of_organisations_by_second_import_is_refused()
    {
        Assert.Empty((await ImportAsync(Organisations(("a", ""), ("b", "a")))).Problems);

        var report = await ImportAsync(Organisations(("a", "b")));

        Assert.Equal((2, "parent"), (Assert.Single(report.Problems).Line, report.Problems[0].Column));
        Assert.StartsWith("\"b\" belongs to \"a\" itself", report.Problems[0].What);
    }

    [Theory]
    [InlineData("b", "UPDATE organisation SET key = NULL WHERE key = 'between'")]
    [InlineData("old", """
        INSERT INTO redirect (id, subject, survivor_id, merged_into, key, act_id)
        SELECT gen_random_uuid(), 'organisation', o.id, o.id, 'old', a.id FROM organisation o, act a WHERE o.key = 'b'
        """)]
    public async Task Circle_by_way_of_what_is_in_no_file_is_refused(string parent, string sql)
    {
        Assert.Empty((await ImportAsync(Organisations(("a", ""), ("between", "a"), ("b", "between")))).Problems);
        await using (var command = database.Source.CreateCommand(sql)) await command.ExecuteNonQueryAsync();

        var report = await ImportAsync(Organisations(("a", parent)));

        Assert.Equal((2, "parent"), (Assert.Single(report.Problems).Line, report.Problems[0].Column));
    }

    [Fact]
    public async Task Regions_and_organisations_can_be_turned_round()
    {
        Assert.Empty((await ImportAsync(Regions(("FR-A", null), ("FR-B", "FR-A")), Organisations(("a", ""), ("b", "a")))).Problems);

        var report = await ImportAsync(Regions(("FR-A", "FR-B"), ("FR-B", null)), Organisations(("a", "b"), ("b", "")));

        Assert.Equal((4, 0), (report.Updated, report.Problems.Count));
        Assert.Equal("FR-B", await database.ValueAsync("SELECT parent_code FROM region WHERE code = 'FR-A'"));
    }

    [Theory]
    [InlineData("UPDATE region SET parent_code = 'FR-B' WHERE code = 'FR-A'", "parents of region form a circle")]
    [InlineData("UPDATE region SET parent_code = code WHERE code = 'FR-B'", "parents of region form a circle")]
    [InlineData("UPDATE organisation SET parent_id = (SELECT id FROM organisation WHERE key = 'b') WHERE key = 'a'",
        "parents of organisation form a circle")]
    public async Task Circle_is_refused_by_database(string sql, string message)
    {
        Assert.Empty((await ImportAsync(Regions(("FR-A", null), ("FR-B", "FR-A")), Organisations(("a", ""), ("b", "a")))).Problems);

        var refused = await Assert.ThrowsAsync<PostgresException>(async () =>
        {
            await using var command = database.Source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        });

        Assert.Equal((PostgresErrorCodes.CheckViolation, message), (refused.SqlState, refused.MessageText));
    }

    string Regions(params IEnumerable<(string Code, string? Parent)> regions) => folder.Write("regions.geojson",
        $$"""{"type":"FeatureCollection","features":[{{"\n"}}{{string.Join(",\n", regions.Select(Feature))}}]}""");

    static string Feature((string Code, string? Parent) region) => $$$"""
        {"type":"Feature","properties":{"code":"{{{region.Code}}}","name":"{{{region.Code}}}","names":{},"kind":"subdivision",
         "parent":{{{(region.Parent is null ? "null" : $"\"{region.Parent}\"")}}}},"geometry":{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[0,0]]]}}
        """.ReplaceLineEndings("");

    string Organisations(params IEnumerable<(string Key, string Parent)> organisations) => folder.Write(
        "organisations.csv", FileFormat.Organisations, Company,
        organisations.Select(each => new Dictionary<string, string> { ["id"] = each.Key, ["parent"] = each.Parent }));

    Task<ImportReport> ImportAsync(params string[] files) => Importer.ImportAsync(database.Source, files, TimeProvider.System, default);
}
