using Map.Service.Import;

namespace Map.Service.Tests.Import;

public sealed class PrecisionWarningTests : ImportTests<MigratedDatabase>
{
    static readonly Dictionary<string, string> Centre = new()
    {
        ["name"] = "A centre", ["type"] = "LRA", ["status"] = "open", ["country"] = "FR", ["confidence"] = "high",
        ["sources"] = "A leaflet",
    };

    [Theory]
    [InlineData("site", "47.9861", "1.8831", "says site, but the point is the gazetteer's of Cercottes (34 m): precision town?")]
    [InlineData("building", "47.9864", "1.883", "says building, but the point is the gazetteer's of Cercottes (0 m): precision town?")]
    [InlineData("street", "47.9864", "1.883", "says street, but the point is the gazetteer's of Cercottes (0 m): precision town?")]
    [InlineData("town", "47.9861", "1.8831", null)]
    [InlineData("site", "47.9884", "1.883", null)]
    public async Task Exact_precision_at_point_of_town_is_warned_of_and_imported(
        string precision, string latitude, string longitude, string? warning)
    {
        var file = folder.Write("centres.csv", FileFormat.DetentionCentres, Centre,
            new Dictionary<string, string>
            {
                ["id"] = "cercottes", ["precision"] = precision, ["latitude"] = latitude, ["longitude"] = longitude,
            });

        var report = await Importer.ImportAsync(database.Source, [file], TimeProvider.System, default);

        Assert.Equal((1, 0), (report.Created, report.Problems.Count));
        Assert.Equal(warning is null ? [] : [$"{file}:2: precision: {warning}"], report.Warnings.Select(problem => problem.ToString()));
    }

    [Fact]
    public async Task Address_that_precision_withholds_is_warned_of()
    {
        var file = folder.Write("centres.csv", FileFormat.DetentionCentres, Centre,
            new Dictionary<string, string>
            {
                ["id"] = "hidden", ["precision"] = "town", ["latitude"] = "47.9", ["longitude"] = "1.9", ["address"] = "12 rue Exacte",
                ["town"] = "Orléans",
            },
            new Dictionary<string, string>
            {
                ["id"] = "shown", ["precision"] = "town", ["latitude"] = "47.9", ["longitude"] = "1.9", ["town"] = "Orléans",
            });

        var report = await Importer.ImportAsync(database.Source, [file], TimeProvider.System, default);

        Assert.Equal((2, "precision"), (Assert.Single(report.Warnings).Line, report.Warnings[0].Column));
    }
}
