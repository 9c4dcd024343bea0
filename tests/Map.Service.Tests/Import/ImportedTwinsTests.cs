using Map.Service.Import;

namespace Map.Service.Tests.Import;

public sealed class ImportedTwinsTests : ImportTests<SeededDatabase>
{
    static readonly Dictionary<string, string> Group = new()
    {
        ["name"] = "Kent Refugee Choir", ["kind"] = "charity", ["scope"] = "local", ["status"] = "open", ["confidence"] = "high",
        ["sources"] = "A leaflet", ["precision"] = "street", ["country"] = "GB", ["latitude"] = "51.279", ["longitude"] = "1.0800",
        ["website"] = "https://kent-refugee-choir.example",
    };

    [Fact]
    public async Task New_place_that_the_map_has_already_is_told_with_how_sure_that_is()
    {
        await ImportAsync(new Dictionary<string, string> { ["id"] = "choir" });

        var report = await ImportAsync(
            new() { ["id"] = "again", ["name"] = "The Refugee Choir of Kent" },
            new() { ["id"] = "another", ["name"] = "Whitstable Law Centre", ["latitude"] = "51.36", ["website"] = "" });

        var twin = Assert.Single(report.Twins);
        Assert.Equal((2, "name"), (twin.Line, twin.Column));
        Assert.Matches("\"The Refugee Choir of Kent\" may be the same as \"Kent Refugee Choir\", on the map as [0-9a-f-]{36}: [0-9]+% likely \\(.*website", twin.What);
    }

    [Fact]
    public async Task Of_two_in_the_same_file_the_later_one_is_told()
    {
        var report = await ImportAsync(new() { ["id"] = "one" }, new() { ["id"] = "two" });

        var twin = Assert.Single(report.Twins);
        Assert.Equal(3, twin.Line);
        Assert.Matches("line 2 of .*support_groups.csv: 100% likely", twin.What);
    }

    [Fact]
    public async Task Import_that_adds_nothing_tells_of_no_twins()
    {
        await ImportAsync(new() { ["id"] = "one" }, new() { ["id"] = "two" });

        Assert.Empty((await ImportAsync(new() { ["id"] = "one" }, new() { ["id"] = "two", ["website"] = "" })).Twins);
    }

    Task<ImportReport> ImportAsync(params Dictionary<string, string>[] rows) => Importer.ImportAsync(
        database.Source, [folder.Write("support_groups.csv", FileFormat.SupportGroups, Group, rows)], TimeProvider.System, default);
}
