using Map.Service.Import;

namespace Map.Service.Tests.Import;

/// <summary>What a source of a row supports, and when it was read.</summary>
public sealed class SupportedFieldsTests : ImportTests<SeededDatabase>
{
    static readonly Dictionary<string, string> Group = new()
    {
        ["id"] = "cited", ["name"] = "A group", ["kind"] = "charity", ["scope"] = "local", ["status"] = "open", ["confidence"] = "high", ["country"] = "GB",
    };

    [Fact]
    public async Task Source_says_what_it_supports_and_when_it_was_read()
    {
        Assert.Empty((await ImportAsync(
            "Leaflet, example.org [supports: support_group.languages, name; read: 2026-10-02] | Letter [of 2025] | Visit [read: 2026-01-31]")).Problems);

        Assert.Equal(
            """
            Leaflet, example.org|https://example.org|{support_group.languages,name}|2026-10-02
            Letter [of 2025]||{}|
            Visit||{}|2026-01-31
            """,
            await SourcesAsync("place"));
        // What only a place has is no field of its organisation.
        Assert.StartsWith("Leaflet, example.org|https://example.org|{name}|2026-10-02", await SourcesAsync("organisation"), StringComparison.Ordinal);
        var again = await ImportAsync(
            "Leaflet, example.org [ supports: support_group.languages,name;read: 2026-10-02 ] | Letter [of 2025] | Visit [read: 2026-01-31]");
        Assert.Equal((0, 0), (again.Updated, again.Problems.Count));
    }

    [Fact]
    public async Task Claims_of_a_row_have_its_first_source_alone()
    {
        var report = await Importer.ImportAsync(database.Source, [folder.Write("detention_centres.csv", FileFormat.DetentionCentres, Group, new Dictionary<string, string>
        {
            ["id"] = "site", ["type"] = "removal_centre", ["status"] = "open", ["latitude"] = "51.1", ["longitude"] = "1.3", ["precision"] = "street",
            ["sources"] = "Report [supports: periods; read: 2026-10-02]", ["opened"] = "2009", ["capacity"] = "40", ["capacity_year"] = "2020",
        })], TimeProvider.System, default);

        Assert.Empty(report.Problems);
        Assert.Equal("Report", await database.ValueAsync(
            "SELECT DISTINCT s.citation FROM place p JOIN period x ON x.place_id = p.id JOIN source s ON s.id = x.source_id WHERE p.key = 'site'"));
    }

    [Theory]
    [InlineData("Leaflet [supports: colour]", "\"colour\" is no field of")]
    [InlineData("Leaflet [read: yesterday]", "YYYY-MM-DD")]
    [InlineData("[read: 2026-10-02]", "1 to")]
    public async Task Field_or_day_that_does_not_exist_is_refused(string sources, string what)
    {
        var problem = Assert.Single((await ImportAsync(sources)).Problems);

        Assert.Equal((2, "sources"), (problem.Line, problem.Column));
        Assert.Contains(what, problem.What, StringComparison.Ordinal);
    }

    Task<string> SourcesAsync(string subject) => database.ValueAsync($"""
        SELECT string_agg(concat_ws('|', s.citation, coalesce(s.url, ''), x.supports, coalesce(x.read_on::text, '')), E'\n' ORDER BY x.ordinal)
        FROM {subject} p JOIN {subject}_source x ON x.{subject}_id = p.id JOIN source s ON s.id = x.source_id WHERE p.key = 'cited'
        """);

    Task<ImportReport> ImportAsync(string sources) => Importer.ImportAsync(
        database.Source, [folder.Write("support_groups.csv", FileFormat.SupportGroups, Group, new Dictionary<string, string> { ["sources"] = sources })],
        TimeProvider.System, default);
}
