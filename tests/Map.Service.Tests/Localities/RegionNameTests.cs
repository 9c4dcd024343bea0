using Map.Gazetteer;
using Map.V1;

namespace Map.Service.Tests.Localities;

/// <summary>Countries and regions by all of their names.</summary>
public sealed class RegionNameTests(SeededAtlas map) : IClassFixture<SeededAtlas>
{
    // Of all names every so many, which is prime, are misspelt.
    const int Step = 13;

    static readonly string[] Languages = ["ar", "de", "es", "fr", "it", "nl"];

    [Theory]
    [InlineData("Deutschland", "DE")]
    [InlineData("Allemagne", "DE")]
    [InlineData("Alemania", "DE")]
    [InlineData("Germania", "DE")]
    [InlineData("ألمانيا", "DE")]
    [InlineData("Bayern", "DE-BY")]
    [InlineData("Bavière", "DE-BY")]
    [InlineData("Beieren", "DE-BY")]
    [InlineData("Lombardie", "IT-25")]
    [InlineData("Lombardei", "IT-25")]
    [InlineData("Katalonien", "ES-CT")]
    [InlineData("Catalogna", "ES-CT")]
    [InlineData("Passo di Calais", "FR-62")]
    [InlineData("Südostengland", "UKJ")]
    [InlineData("UK", "GB")]
    [InlineData("Royaume-Uni", "GB")]
    [InlineData("Royaume Uni", "GB")]
    [InlineData("Holland", "NL")]
    [InlineData("Sudan", "SD")]
    [InlineData("السودان", "SD")]
    [InlineData("Afghanistan", "AF")]
    [InlineData("Libye", "LY")]
    [InlineData("Türkei", "TR")]
    public void Country_or_region_is_found_in_any_language(string text, string code)
    {
        var found = map.Search(text)[0];

        Assert.Equal((LocalityKind.Region, code, LocalityMatch.Exact), (found.Entry.Kind, found.Entry.Area, found.Match));
    }

    [Fact]
    public void Every_name_of_every_region_finds_it()
    {
        var lost = map.Atlas.Regions.Entries.SelectMany(region => region.Names.Each().Prepend(region.Name), (region, name) => (region, name))
            .Where(row => map.Search(row.name, most: 20).All(hit => hit.Entry != row.region || hit.Match != LocalityMatch.Exact))
            .Select(row => $"{row.name} ({row.region.Area})");

        Assert.Empty(lost);
    }

    [Fact]
    public void Every_country_has_name_in_every_language_of_labels()
    {
        var missing = map.Atlas.Regions.Entries.Where(region => region.Area.Length == 2).SelectMany(region => Languages
            .Where(language => !Has(region, language)).Select(language => $"{region.Area} {language}"));

        Assert.Empty(missing);
    }

    [Fact]
    public void Country_without_regions_has_box_around_its_towns()
    {
        var sudan = LocalityMessage.Of(map.Search("Sudan")[0], map.Atlas);

        Assert.False(sudan.HasRegionCode);
        Assert.InRange(sudan.Box.South, 3, 13);
        Assert.InRange(sudan.Box.North, 17, 24);
    }

    [Fact]
    public void Misspelt_name_of_region_never_leads_to_another_country()
    {
        var random = new Random(20_261_128);
        var (names, entries) = (map.Atlas.Regions.Names, map.Atlas.Regions.Entries);
        var crossed = new List<string>();
        for (var i = 0; i < names.Count; i += Step)
        {
            if (names[i].Length < 5) continue;
            var (name, region) = (names[i].ToString(), entries[names.NumberAt(i)]);
            var text = Misspelt(name, random);
            var alike = SimilarNames.Find(names, text, 1).Select(hit => entries[names.NumberAt(hit.Index)].Country).ToHashSet();
            foreach (var hit in map.Search(text).Where(hit => hit.Match == LocalityMatch.Similar && !alike.Contains(hit.Entry.Country)))
                crossed.Add($"{text} ({name}, {region.Country}): {hit.Entry.Name}, {hit.Entry.Country}");
        }
        Assert.Empty(crossed);
    }

    [Fact]
    public void Circle_of_regions_ends()
    {
        RegionName Region(string code, string parent) =>
            new(code, code, NameList.Of([]), RegionKind.Subdivision, parent, new Point(1, 1), new Box { West = 0, South = 0, East = 2, North = 2 });

        var atlas = new Atlas(map.Atlas.Gazetteer, [Region("XA", "XB"), Region("XB", "XA"), Region("XC", "XC")]);

        Assert.Equal(["XA", "XB"], atlas.Regions.WithAncestors("XA").Select(region => region.Code));
        Assert.Equal(["XC"], atlas.Regions.WithAncestors("XC").Select(region => region.Code));
        Assert.NotEmpty(atlas.Locate("Calais, FR", null, 5));
    }

    static bool Has(Entry region, string language)
    {
        var names = new Google.Protobuf.Collections.MapField<string, string>();
        region.Names.CopyTo(names);
        // Of countries without regions, names that are the same as the English one are left out.
        return names.ContainsKey(language) || region.Weight < 7;
    }

    static string Misspelt(string name, Random random)
    {
        var at = random.Next(1, name.Length - 1);
        var letter = name[random.Next(name.Length)];
        return random.Next(3) switch
        {
            0 => name[..at] + letter + name[(at + 1)..],
            1 => name.Remove(at, 1),
            _ => name.Insert(at, letter.ToString()),
        };
    }
}
