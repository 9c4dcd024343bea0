using Map.Service.Import;

namespace Map.Service.Tests.Import;

/// <summary>Positions whose fields are right one by one and wrong together, in the seed's regions.</summary>
public sealed class OddPositionTests : ImportTests<SeededDatabase>
{
    static readonly Dictionary<string, string> Group = new()
    {
        ["name"] = "A group", ["kind"] = "charity", ["scope"] = "local", ["status"] = "open", ["confidence"] = "high",
        ["sources"] = "A leaflet", ["precision"] = "street", ["country"] = "GB",
    };

    [Theory]
    [InlineData("50.95", "1.85", "GB", "lies in France, and the country given is GB; did you mean FR, or another position?")]
    [InlineData("50.95", "1.85", "LY", "lies in France, and the country given is LY; did you mean FR, or another position?")]
    [InlineData("1.31", "51.13", "GB", "lies far outside of the country given, and the country given is GB; did you mean latitude and "
        + "longitude the other way round? That point lies in GB.")]
    [InlineData("36.8", "10.18", "IT", "lies far outside of the country given, and the country given is IT; correct the position or the "
        + "country.")]
    [InlineData("0", "0", "GB", "is 0, and so is longitude: a point in the Gulf of Guinea")]
    [InlineData("0", "0", "", "is 0, and so is longitude: a point in the Gulf of Guinea")]
    public async Task Position_that_contradicts_its_country_is_imported_with_warning(
        string latitude, string longitude, string country, string what)
    {
        var report = await ImportAsync(latitude, longitude, country);

        // Each group is a place and an organisation.
        Assert.Equal((4, 0), (report.Created, report.Problems.Count));
        var warning = Assert.Single(report.Warnings);
        Assert.Equal((3, "latitude"), (warning.Line, warning.Column));
        Assert.StartsWith(what, warning.What);
        Assert.Equal("1", await database.ValueAsync("SELECT count(*) FROM place WHERE key = 'odd'"));
    }

    [Theory]
    [InlineData("51.13", "1.31", "GB")]
    [InlineData("16.0", "-61.7", "GP")]
    [InlineData("16.0", "-61.7", "FR")]
    [InlineData("35.5", "12.6", "IT")]
    [InlineData("36.8", "10.18", "TN")]
    [InlineData("50.95", "1.85", "")]
    [InlineData("48.58", "7.79", "DE")]
    public async Task Position_in_or_near_its_country_is_no_warning(string latitude, string longitude, string country) =>
        Assert.Empty((await ImportAsync(latitude, longitude, country)).Warnings);

    Task<ImportReport> ImportAsync(string latitude, string longitude, string country) => Importer.ImportAsync(
        database.Source,
        [folder.Write("support_groups.csv", FileFormat.SupportGroups, Group,
            new() { ["id"] = "even", ["latitude"] = "", ["longitude"] = "", ["precision"] = "" },
            new() { ["id"] = "odd", ["latitude"] = latitude, ["longitude"] = longitude, ["country"] = country })],
        TimeProvider.System, default);
}
