using Map.Service.Import;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.FacilityTypes;

public sealed class FacilityTypeTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    FacilityTypesService.FacilityTypesServiceClient FacilityTypes => new(server.Channel);

    [Fact]
    public async Task Every_type_has_name_in_several_languages_meaning_and_words_that_lead_to_it()
    {
        var types = (await FacilityTypes.ListFacilityTypesAsync(new ListFacilityTypesRequest())).FacilityTypes;

        Assert.Equal("removal_centre", types[0].Code);
        Assert.Equal("unknown", types[^1].Code);
        Assert.All(types, type => Assert.Equal(["de", "es", "fr", "it", "nl"], type.Names.Keys.Order(StringComparer.Ordinal)));
        Assert.All(types, type => Assert.NotEmpty(type.Description));
        var irc = Assert.Single(types[0].Crosswalks, word => word is { Scheme: "gb", Word: "IRC" });
        Assert.Equal("Immigration removal centre", irc.Name);
        Assert.StartsWith("AVID", irc.Source, StringComparison.Ordinal);
        Assert.All(new[] { "gb", "fr", "gdp", "osm", "us" }, scheme =>
            Assert.Contains(types.SelectMany(type => type.Crosswalks), word => word.Scheme == scheme));
    }

    [Fact]
    public async Task Words_are_those_of_seed()
    {
        var types = (await FacilityTypes.ListFacilityTypesAsync(new ListFacilityTypesRequest())).FacilityTypes;

        await using var file = File.OpenRead(Path.Combine(Repository.Seed, "facility_types.csv"));
        var seed = FileTable.Read("facility_types.csv", file, []).Single().Rows;
        Assert.Equal(
            seed.Where(row => row["scheme"] == "map").Select(row => (row["code"], row["name"])),
            types.Select(type => ((string?)type.Code, (string?)type.Name)));
        Assert.Equal(
            seed.Where(row => row["scheme"] != "map")
                .Select(row => $"{row["scheme"]}:{row["word"]} {row["code"]} {row["name"]} {row["source"]}")
                .Order(StringComparer.Ordinal),
            types.SelectMany(type => type.Crosswalks.Select(word => $"{word.Scheme}:{word.Word} {type.Code} {word.Name} {word.Source}"))
                .Order(StringComparer.Ordinal));
    }
}
