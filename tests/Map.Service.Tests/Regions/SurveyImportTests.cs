using Map.Service.Import;
using Map.Service.Tests.Import;
using Map.Service.Tests.Log.DataVersion;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Regions;

/// <summary>An import of surveys.csv says how far places have been looked for.</summary>
public sealed class SurveyImportTests(PlacesServer server) : IClassFixture<PlacesServer>, IAsyncLifetime
{
    readonly ImportFolder folder = new();

    public Task InitializeAsync() => server.FillOnceAsync(FillAsync);

    async Task FillAsync()
    {
        await server.Map.RegionAsync("GB", "United Kingdom", -9, 49, 3, 61);
        await server.Map.RegionAsync("RO", "Romania", 20, 43, 30, 48);
    }

    public Task DisposeAsync()
    {
        folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Repeated_import_writes_nothing_and_changed_row_changes_its_survey_and_data_version()
    {
        const string rows = """
            GB,detention_centre,systematic,2025-12,"Removal centres, all",Home Office list (gov.uk/list)
            GB,office,none,,,
            """;
        var first = await ImportAsync(rows);
        Assert.Empty(first.Problems);
        Assert.Equal((2, 0), (first.Created, first.Updated));
        using var stream = await StateStream.OpenAsync(server);
        var before = stream.Last;

        var again = await ImportAsync(rows);
        Assert.Equal((0, 0), (again.Created, again.Updated));
        Assert.Equal(before, await stream.NextAsync());

        var changed = await ImportAsync("GB,detention_centre,partial,2026,,A leaflet");
        Assert.Equal((0, 1), (changed.Created, changed.Updated));
        Assert.Equal(before.Revision, (await stream.NextOtherAsync()).Revision);

        Assert.Equal(
            [
                new Survey
                {
                    Kind = PlaceKind.DetentionCentre, Extent = SurveyExtent.Partial, AsOf = "2026",
                    Source = new Source { Citation = "A leaflet" },
                },
                new Survey { Kind = PlaceKind.Office, Extent = SurveyExtent.None },
            ],
            (await server.Regions.GetRegionAsync(new GetRegionRequest { Code = "GB" })).Surveys);
    }

    [Fact]
    public async Task Address_in_source_is_its_link()
    {
        Assert.Empty((await ImportAsync("RO,office,partial,2026,,\"A list, example.org/list\"")).Problems);

        var survey = Assert.Single((await server.Regions.GetRegionAsync(new GetRegionRequest { Code = "RO" })).Surveys);
        Assert.Equal(new Source { Citation = "A list, example.org/list", Url = "https://example.org/list" }, survey.Source);
    }

    [Fact]
    public async Task Bad_rows_are_reported_by_line_and_nothing_is_written()
    {
        var report = await ImportAsync($"""
            GB,support_group,partial,2026,,A list
            ZZ,support_group,none,,,
            ,support_group,none,,,
            GB,camp,none,,,
            GB,,none,,,
            GB,reporting_centre,whole,,,
            GB,reporting_centre,systematic,2026,,
            GB,support_group,none,,,
            RO,reporting_centre,none,2026-13,,
            RO,support_group,none,,{new string('x', 1001)},
            """);

        Assert.Equal(
            ["3 region", "4 region", "5 kind", "6 kind", "7 extent", "8 kind", "8 source", "9 kind", "10 as_of", "11 note"],
            report.Problems.Select(problem => $"{problem.Line} {problem.Column}"));
        Assert.Contains("\"ZZ\" is not a region", report.Problems[0].What, StringComparison.Ordinal);
        Assert.Contains("one of none, partial, systematic", report.Problems[4].What, StringComparison.Ordinal);
        Assert.Contains("line 2", report.Problems[7].What, StringComparison.Ordinal);
        Assert.Equal(0, await server.Map.ScalarAsync<long>("SELECT count(*) FROM survey WHERE kind = 'support_group'"));
    }

    Task<ImportReport> ImportAsync(string rows) => Importer.ImportAsync(
        server.Database, [folder.Write("surveys.csv", $"region,kind,extent,as_of,note,source\n{rows}\n")], TimeProvider.System, default);
}
