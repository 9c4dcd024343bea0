using Map.Gazetteer;
using Map.V1;

namespace Map.Service.Tests.Localities;

/// <summary>What people type, and what they mean, on the real gazetteer.</summary>
public sealed class LocateTests(SeededAtlas map) : IClassFixture<SeededAtlas>
{
    [Theory]
    [InlineData("Calais", "Calais, Pas-de-Calais, France")]
    [InlineData("  CALAIS  ", "Calais, Pas-de-Calais, France")]
    [InlineData("Kales", "Calais, Pas-de-Calais, France")]
    [InlineData("كاليه", "Calais, Pas-de-Calais, France")]
    [InlineData("کالے", "Calais, Pas-de-Calais, France")]
    [InlineData("Лондон", "London, United Kingdom")]
    [InlineData("ለንደን", "London, United Kingdom")]
    [InlineData("Λονδίνο", "London, United Kingdom")]
    [InlineData("Saint-Étienne", "Saint-Étienne, Loire, France")]
    [InlineData("saint etienne", "Saint-Étienne, Loire, France")]
    [InlineData("St Etienne", "Saint-Étienne, Loire, France")]
    [InlineData("St.-Étienne", "Saint-Étienne, Loire, France")]
    [InlineData("Saint-E\u0301tienne", "Saint-Étienne, Loire, France")]
    [InlineData("Lille", "Lille, Nord, France")]
    [InlineData("Lille, FR", "Lille, Nord, France")]
    [InlineData("Lille France", "Lille, Nord, France")]
    [InlineData("Lille, Hauts-de-France, France", "Lille, Nord, France")]
    [InlineData("Лилль, Франция", "Lille, Nord, France")]
    [InlineData("Lille, Belgium", "Lille, Antwerp, Belgium")]
    [InlineData("Newport Wales", "Newport, United Kingdom")]
    [InlineData("Newport, Isle of Wight", "Newport, Isle of Wight, United Kingdom")]
    [InlineData("The Hague", "The Hague, South Holland, Netherlands")]
    [InlineData("Havre", "Le Havre, Seine-Maritime, France")]
    [InlineData("Dover, UK", "Dover, Kent, United Kingdom")]
    [InlineData("Surrey", "Surrey, United Kingdom")]
    [InlineData("Kent", "Kent, United Kingdom")]
    [InlineData("Manchester", "Manchester, United Kingdom")]
    [InlineData("France", "France")]
    [InlineData("'s-Hertogenbosch", "'s-Hertogenbosch, North Brabant, Netherlands")]
    [InlineData("Hertogenbosch", "'s-Hertogenbosch, North Brabant, Netherlands")]
    [InlineData("Kyiv", "Kyiv, Kyiv City, Ukraine")]
    public void Name_is_found_in_any_language_and_spelling(string text, string expected)
    {
        var found = map.Search(text);

        Assert.Equal(expected, map.Labels(text)[0]);
        Assert.Equal(LocalityMatch.Exact, found[0].Match);
    }

    [Theory]
    [InlineData("CT20")]
    [InlineData("ct20")]
    [InlineData("ct20 1")]
    [InlineData("CT20 1Q")]
    [InlineData("CT20 1QU")]
    [InlineData("ct201qu")]
    [InlineData("ct201")]
    [InlineData("CT20 1QU, UK")]
    [InlineData("CT20 1QU England")]
    public void Postcode_leads_to_its_district(string text)
    {
        var found = map.Search(text);

        Assert.Equal("CT20, Folkestone, Kent, United Kingdom", map.Labels(text)[0]);
        Assert.Equal((LocalityKind.PostcodeDistrict, LocalityMatch.Exact), (found[0].Entry.Kind, found[0].Match));
    }

    [Theory]
    [InlineData("CT98", "CT9, Margate, Kent, United Kingdom")]
    [InlineData("ct98, UK", "CT9, Margate, Kent, United Kingdom")]
    public void District_that_there_is_not_may_be_postcode_cut_short_and_says_that_it_guessed(string text, string expected)
    {
        Assert.Equal(expected, map.Labels(text)[0]);
        Assert.Equal(LocalityMatch.Similar, map.Search(text)[0].Match);
        Assert.Equal(LocalityMatch.Exact, map.Search("CT9 8")[0].Match);
        Assert.Equal(LocalityMatch.Exact, map.Search("ct98a")[0].Match);
    }

    [Theory]
    [InlineData("Birm", "Birmingham, United Kingdom")]
    [InlineData("Cala", "Calais, Pas-de-Calais, France")]
    [InlineData("saint eti", "Saint-Étienne, Loire, France")]
    [InlineData("Лондо", "London, United Kingdom")]
    [InlineData("Folkes", "Folkestone, Kent, United Kingdom")]
    [InlineData("CT1", "CT1, Canterbury, Kent, United Kingdom")]
    public void Beginning_of_name_finds_largest_that_begins_so(string text, string expected) =>
        Assert.Contains(expected, map.Labels(text));

    [Theory]
    [InlineData("Calias", "Calais, Pas-de-Calais, France")]
    [InlineData("Birmigham", "Birmingham, United Kingdom")]
    [InlineData("Marselle", "Marseille, Bouches-du-Rhône, France")]
    [InlineData("Folkstone", "Folkestone, Kent, United Kingdom")]
    [InlineData("Calias, France", "Calais, Pas-de-Calais, France")]
    [InlineData("Calias France", "Calais, Pas-de-Calais, France")]
    [InlineData("Saint Etiene", "Saint-Étienne, Loire, France")]
    [InlineData("Лодон", "London, United Kingdom")]
    public void Misspelt_name_finds_what_was_meant_and_says_that_it_guessed(string text, string expected)
    {
        var found = map.Search(text);

        Assert.Equal(expected, map.Labels(text)[0]);
        Assert.Equal(LocalityMatch.Similar, found[0].Match);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("-,.'!?")]
    [InlineData("🏴󠁧󠁢󠁥󠁮󠁧󠁿🙂")]
    [InlineData("'; DROP TABLE region; --")]
    [InlineData("%")]
    [InlineData("Escalles")]
    [InlineData("Escalles, France")]
    [InlineData("Tardinghen, FR")]
    [InlineData("Calais, Spain")]
    [InlineData("Lille, Nowhere at all")]
    [InlineData("ZZ98")]
    [InlineData("CT98 9ZZ")]
    [InlineData("qwrtzpsdf")]
    [InlineData("12345")]
    [InlineData("Calais Spain")]
    [InlineData("10 High Street, Escalles")]
    [InlineData("London Road, Escalles")]
    [InlineData("rue de Calais")]
    [InlineData("7 rue de Lille, Escalles")]
    [InlineData("help in Spain, Germany")]
    [InlineData("junction M25")]
    [InlineData("62999")]
    [InlineData("62100 Spain")]
    public void What_gazetteer_does_not_have_is_not_found_elsewhere(string text) => Assert.Empty(map.Search(text));

    [Fact]
    public void Near_breaks_ties_between_places_of_one_name()
    {
        var wight = new Point(-1.3, 50.7);

        Assert.Equal("Newport, United Kingdom", map.Labels("Newport")[0]);
        Assert.Equal("Newport, Isle of Wight, United Kingdom", map.Labels("Newport", wight)[0]);
        Assert.Equal("London, United Kingdom", map.Labels("London", wight)[0]);
        Assert.Equal("London, Ontario, Canada", map.Labels("London", new Point(-81.2, 43))[0]);
    }

    [Theory]
    [InlineData("Calais", LocalityKind.Town, 50.9519, 1.8563)]
    [InlineData("Sangatte", LocalityKind.Village, 50.9456, 1.7532)]
    [InlineData("CT20", LocalityKind.PostcodeDistrict, 51.079, 1.1655)]
    public void Locality_has_box_around_its_middle(string text, LocalityKind kind, double latitude, double longitude)
    {
        var locality = LocalityMessage.Of(map.Search(text)[0], map.Atlas);

        Assert.Equal(kind, locality.Kind);
        Assert.Equal((latitude, longitude), (locality.Position.Latitude, locality.Position.Longitude));
        Assert.InRange(locality.Box.North - latitude, 0.004, 0.3);
        Assert.InRange(longitude - locality.Box.West, 0.006, 0.5);
    }

    [Theory]
    [InlineData("France", "FR", 41, 52, -6, 10)]
    [InlineData("Spain", "ES", 27, 44, -19, 5)]
    [InlineData("Kent", "GB-KEN", 50.8, 51.6, -0.1, 1.6)]
    public void Region_has_box_of_its_main_land(string text, string code, double south, double north, double west, double east)
    {
        var region = LocalityMessage.Of(map.Search(text)[0], map.Atlas);

        Assert.Equal((LocalityKind.Region, code, code[..2]), (region.Kind, region.RegionCode, region.CountryCode));
        Assert.InRange(region.Box.South, south, region.Box.North);
        Assert.InRange(region.Box.North, region.Box.South, north);
        Assert.InRange(region.Box.West, west, region.Box.East);
        Assert.InRange(region.Box.East, region.Box.West, east);
        Assert.InRange(region.Position.Latitude, region.Box.South, region.Box.North);
    }

    [Fact]
    public void Names_come_in_languages_of_gazetteer()
    {
        var london = LocalityMessage.Of(map.Search("London")[0], map.Atlas);

        Assert.Equal(("Londres", "Londen", "لندن"), (london.Names["fr"], london.Names["nl"], london.Names["ar"]));
        Assert.Equal("Royaume-Uni", london.Within[^1].Names["fr"]);
    }
}
