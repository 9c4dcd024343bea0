using Map.Service.Import;

namespace Map.Service.Tests.Import;

public sealed class ContactFileTests : ImportTests<SeededDatabase>
{
    const string Stored = """
        SELECT concat_ws(' ', c.kind, c.value, c.description, c.visibility, s.citation) FROM contact c
        JOIN place p ON p.id = c.place_id JOIN source s ON s.id = c.source_id WHERE p.key = 'soas-detainee-support' ORDER BY c.ordinal
        """;

    static readonly Dictionary<string, string> Usual = new()
    {
        ["place"] = "soas-detainee-support", ["kind"] = "email", ["visibility"] = "public", ["source"] = "A leaflet",
    };

    [Fact]
    public async Task Contacts_of_file_are_added_and_updated_and_the_others_stay_unless_they_are_replaced()
    {
        var voice = new Dictionary<string, string>
        {
            ["kind"] = "voice", ["value"] = "020 7946 0000", ["description"] = "Mondays", ["visibility"] = "reviewers",
        };
        Assert.Equal((0, 1), await ImportAsync(new() { ["value"] = "office@example.org" }, voice));
        Assert.Equal(
            ["email office@example.org public A leaflet", "voice 020 7946 0000 Mondays reviewers A leaflet"],
            await database.ColumnAsync(Stored));

        Assert.Equal((0, 0), await ImportAsync(new() { ["value"] = "office@example.org" }, voice));
        voice["description"] = "Tuesdays";
        Assert.Equal((0, 1), await ImportAsync(voice));
        Assert.Equal(
            ["email office@example.org public A leaflet", "voice 020 7946 0000 Tuesdays reviewers A leaflet"],
            await database.ColumnAsync(Stored));
        Assert.Equal((0, 1), await RunAsync(ImportMode.Replace, [voice]));
        Assert.Equal(["voice 020 7946 0000 Tuesdays reviewers A leaflet"], await database.ColumnAsync(Stored));
    }

    [Fact]
    public async Task File_of_places_leaves_their_contacts_alone()
    {
        await ImportAsync(new Dictionary<string, string> { ["value"] = "office@example.org" });

        var report = await Importer.ImportAsync(
            database.Source, [Path.Combine(Repository.Seed, "support_groups.csv")], TimeProvider.System, default);

        Assert.Equal((0, 0), (report.Created, report.Updated));
        Assert.Equal(["email office@example.org public A leaflet"], await database.ColumnAsync(Stored));
    }

    [Fact]
    public async Task More_contacts_than_a_place_may_have_are_refused_together_with_those_that_it_has()
    {
        await ImportAsync(Enumerable.Range(0, 15).Select(i => new Dictionary<string, string> { ["value"] = $"a{i}@example.org" }));

        var report = await Importer.ImportAsync(database.Source,
            [folder.Write("contacts.csv", FileFormat.Contacts, Usual,
                Enumerable.Range(0, 6).Select(i => new Dictionary<string, string> { ["value"] = $"b{i}@example.org" }))],
            TimeProvider.System, default);

        Assert.Equal("\"soas-detainee-support\" would have 21 contacts; at most 20.", Assert.Single(report.Problems).What);
        Assert.Equal(15, (await database.ColumnAsync(Stored)).Count);
    }

    Task<(int Created, int Updated)> ImportAsync(params IEnumerable<Dictionary<string, string>> rows) => RunAsync(ImportMode.Add, rows);

    async Task<(int Created, int Updated)> RunAsync(ImportMode mode, IEnumerable<Dictionary<string, string>> rows)
    {
        var file = folder.Write("contacts.csv", FileFormat.Contacts, Usual, rows);
        var report = await Importer.ImportAsync(database.Source, [file], TimeProvider.System, default, mode);
        Assert.Empty(report.Problems);
        return (report.Created, report.Updated);
    }
}
