using Map.V1;

namespace Map.Service.Tests.Localities;

/// <summary>What holds of every name in the file.</summary>
public sealed class GazetteerTests(SeededAtlas map) : IClassFixture<SeededAtlas>
{
    const int Most = 50;

    // Of all names every so many; a prime, so that no pattern of the file hides.
    const int Step = 31;

    [Fact]
    public void Every_name_finds_its_place_among_those_of_very_name_when_asked_with_its_country()
    {
        var (names, entries, lost) = (map.Atlas.Gazetteer.Names, map.Atlas.Gazetteer.Entries, new List<string>());
        for (var i = 0; i < names.Count; i += Step)
        {
            var (name, entry) = (names[i].ToString(), entries[names.NumberAt(i)]);
            var found = map.Search($"{name}, {entry.Country}", most: Most);
            // Where more than can be asked for have one name, as Buenavista in Mexico, those with most inhabitants are shown.
            if (found.All(hit => hit.Entry != entry) && !(found.Count == Most && found[^1].Match == LocalityMatch.Exact))
                lost.Add($"{name}, {entry.Country}");
        }
        Assert.Empty(lost);
    }

    [Fact]
    public void Every_place_of_file_is_well_formed()
    {
        var gazetteer = map.Atlas.Gazetteer;

        Assert.InRange(gazetteer.Entries.Count, 100_000, 150_000);
        Assert.All(gazetteer.Entries, entry =>
        {
            Assert.NotEmpty(entry.Name);
            Assert.Matches("^[A-Z]{2}$", entry.Country);
            Assert.True(gazetteer.Areas.ContainsKey(entry.Country), entry.Country);
            Assert.InRange(entry.Middle.Latitude, -90, 90);
            Assert.InRange(entry.Middle.Longitude, -180, 180);
            Assert.InRange(entry.Box.South, -90, entry.Box.North);
        });
    }

    [Fact]
    public void Every_area_that_place_is_in_has_name()
    {
        var nameless = map.Atlas.Gazetteer.Entries.Select(entry => entry.Area).Distinct()
            .Where(area => area.Length > 0 && map.Atlas.Regions.Find(area) is null && !map.Atlas.Gazetteer.Areas.ContainsKey(area));

        Assert.Empty(nameless);
    }

    [Fact]
    public void Folding_twice_is_folding_once()
    {
        var (folding, names) = (map.Atlas.Gazetteer.Folding, map.Atlas.Gazetteer.Names);
        for (var i = 0; i < names.Count; i += Step)
            Assert.Equal(names[i].ToString(), folding.Fold(names[i].ToString()));
        for (var letter = 0; letter <= char.MaxValue; letter++)
        {
            if (letter is >= 0xD800 and <= 0xDFFF) continue;
            var folded = folding.Fold(((char)letter).ToString());
            Assert.Equal(folded, folding.Fold(folded));
        }
    }

    [Theory]
    [InlineData("Łódź", "lodz")]
    [InlineData("Straße", "strasse")]
    [InlineData("Ærøskøbing", "aeroskobing")]
    [InlineData("İSTANBUL", "istanbul")]
    [InlineData("Iğdır", "igdir")]
    [InlineData("Ελλάς", "ελλασ")]
    [InlineData("أُكسفورد", "اكسفورد")]
    [InlineData("تهران ی ک", "تهران ي ك")]
    [InlineData("Ｃａｌａｉｓ ６２", "calais 62")]
    [InlineData("Sainte-Marie/St. Ives", "sainte marie saint ives")]
    [InlineData("\uD800Kent\uDC00", "kent")]
    public void Case_accents_and_punctuation_do_not_count(string text, string expected) =>
        Assert.Equal(expected, map.Atlas.Gazetteer.Folding.Fold(text));
}
