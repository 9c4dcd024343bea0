using Map.Service.Import;

namespace Map.Service.Tests.Import;

public sealed class NameFileTests : ImportTests<SeededDatabase>
{
    static string OfPlace(string key) => $"""
        SELECT concat_ws('|', n.name, n.language, n.kind, s.citation) FROM place_name n
        JOIN place p ON p.id = n.place_id JOIN source s ON s.id = n.source_id WHERE p.key = '{key}' ORDER BY n.ordinal
        """;

    static string OfOrganisation(string key) => $"""
        SELECT concat_ws('|', n.name, n.language, n.kind, s.citation) FROM organisation_name n
        JOIN organisation o ON o.id = n.organisation_id JOIN source s ON s.id = n.source_id WHERE o.key = '{key}' ORDER BY n.ordinal
        """;

    static readonly Dictionary<string, string> Usual = new()
    {
        ["file"] = "support_groups.csv", ["id"] = "bid", ["kind"] = "short", ["source"] = "A leaflet",
    };

    [Fact]
    public async Task Names_of_file_are_added_and_the_others_stay_unless_they_are_replaced()
    {
        var former = new Dictionary<string, string> { ["name"] = "The old name", ["language"] = "en", ["kind"] = "former" };
        var ofSite = new Dictionary<string, string> { ["file"] = "detention_centres.csv", ["id"] = "fr-za-orly", ["name"] = "Orly" };
        var report = await ImportAsync(new() { ["name"] = "BID" }, former, ofSite);
        // A support group is an organisation and a place; the site is a place.
        Assert.Equal((0, 3), (report.Created, report.Updated));
        Assert.Equal(["BID|short|A leaflet", "The old name|en|former|A leaflet"], await database.ColumnAsync(OfPlace("bid")));
        Assert.Equal(["BID|short|A leaflet", "The old name|en|former|A leaflet"], await database.ColumnAsync(OfOrganisation("bid")));
        Assert.Equal(["Orly|short|A leaflet"], await database.ColumnAsync(OfPlace("fr-za-orly")));

        report = await ImportAsync(new() { ["name"] = "BID" }, former);
        Assert.Equal((0, 0), (report.Created, report.Updated));
        await ImportAsync(former);
        Assert.Equal(["BID|short|A leaflet", "The old name|en|former|A leaflet"], await database.ColumnAsync(OfPlace("bid")));
        report = await RunAsync(ImportMode.Replace, former);
        Assert.Equal((0, 2), (report.Created, report.Updated));
        Assert.Equal(["The old name|en|former|A leaflet"], await database.ColumnAsync(OfPlace("bid")));
        Assert.Equal(["The old name|en|former|A leaflet"], await database.ColumnAsync(OfOrganisation("bid")));
        Assert.Equal(["Orly|short|A leaflet"], await database.ColumnAsync(OfPlace("fr-za-orly")));
    }

    [Fact]
    public async Task Names_of_an_organisation_are_not_those_of_a_place()
    {
        await ImportAsync(new Dictionary<string, string> { ["file"] = "organisations.csv", ["id"] = "mitie", ["name"] = "Care & Custody" });
        Assert.Equal(["Care & Custody|short|A leaflet"], await database.ColumnAsync(OfOrganisation("mitie")));
    }

    [Fact]
    public async Task File_of_places_leaves_their_names_alone()
    {
        await ImportAsync(new Dictionary<string, string> { ["name"] = "BID" });

        var report = await Importer.ImportAsync(
            database.Source, [Path.Combine(Repository.Seed, "support_groups.csv")], TimeProvider.System, default);

        Assert.Equal((0, 0), (report.Created, report.Updated));
        Assert.Equal(["BID|short|A leaflet"], await database.ColumnAsync(OfPlace("bid")));
    }

    [Fact]
    public async Task Wrong_rows_are_refused_with_their_columns()
    {
        var file = Write(
            new() { ["name"] = "A", ["file"] = "coverage.csv" },
            new() { ["name"] = "B", ["id"] = "fr-za-orly" },
            new() { ["name"] = "C", ["kind"] = "nickname" },
            new() { ["name"] = "D", ["language"] = "English" },
            new() { ["name"] = "E" },
            new() { ["name"] = "e" },
            new() { ["name"] = new string('x', 201) },
            new() { ["name"] = "F", ["source"] = "" });
        var report = await Importer.ImportAsync(database.Source, [file], TimeProvider.System, default);
        Assert.Equal(
            [(2, "file"), (3, "id"), (4, "kind"), (5, "language"), (7, "name"), (8, "name"), (9, "source")],
            report.Problems.Select(problem => (problem.Line, problem.Column)));
        Assert.Empty(await database.ColumnAsync("SELECT name FROM place_name WHERE name IN ('A', 'B', 'C', 'D', 'E', 'F')"));
    }

    [Fact]
    public async Task Name_that_the_map_has_as_another_kind_is_corrected_and_not_added_again()
    {
        await ImportAsync(OfSite(new() { ["name"] = "Le Nom", ["language"] = "fr", ["kind"] = "former" }));

        await ImportAsync(OfSite(new() { ["name"] = "le nom", ["language"] = "FR", ["kind"] = "alternate" }));

        Assert.Equal(["le nom|FR|alternate|A leaflet"], await database.ColumnAsync(OfPlace("fr-za-orly")));
    }

    [Fact]
    public async Task More_names_than_a_place_may_have_are_refused_together_with_those_that_it_has()
    {
        await ImportAsync([.. Enumerable.Range(0, 30).Select(i => OfSite(new() { ["name"] = $"Name {i}" }))]);

        var report = await Importer.ImportAsync(
            database.Source, [Write([.. Enumerable.Range(30, 21).Select(i => OfSite(new() { ["name"] = $"Name {i}" }))])],
            TimeProvider.System, default);

        Assert.All(report.Problems, problem => Assert.Equal("\"fr-za-orly\" would have 51 other names; at most 50.", problem.What));
        Assert.NotEmpty(report.Problems);
        Assert.Equal(30, (await database.ColumnAsync(OfPlace("fr-za-orly"))).Count);
    }

    static Dictionary<string, string> OfSite(Dictionary<string, string> row) =>
        new(row) { ["file"] = "detention_centres.csv", ["id"] = "fr-za-orly" };

    Task<ImportReport> ImportAsync(params Dictionary<string, string>[] rows) => RunAsync(ImportMode.Add, rows);

    async Task<ImportReport> RunAsync(ImportMode mode, params Dictionary<string, string>[] rows)
    {
        var report = await Importer.ImportAsync(database.Source, [Write(rows)], TimeProvider.System, default, mode);
        Assert.Empty(report.Problems);
        return report;
    }

    string Write(params Dictionary<string, string>[] rows) => folder.Write("names.csv", FileFormat.Names, Usual, rows);
}
