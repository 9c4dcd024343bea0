using Map.Service.Contributions.Twins;

namespace Map.Service.Tests.Contributions.Twins;

public sealed class NameComparisonTests
{
    [Theory]
    [InlineData("Migrants Organise", "Organise, Migrants")]
    [InlineData("Flüchtlingsrat Kassel e.V.", "Fluechtlingsrat Kassel")]
    [InlineData("Fundación Cepaim", "CEPAIM Fundacion")]
    [InlineData("Stichting LOS", "LOS")]
    [InlineData("Zentrum für Flüchtlinge", "Centre for Refugees")]
    [InlineData("Γιατροί του Κόσμου", "Giatroi tou Kosmou")]
    [InlineData("Help 4 All", "Help4All")]
    public void Names_are_the_same(string a, string b)
    {
        var compared = Compare(a, b);
        Assert.True(compared.IsWhole || compared.Contained > 0.8, compared.ToString());
        Assert.Equal(0, compared.Differing, 0.3);
    }

    [Theory]
    [InlineData("FVRSG", "Faversham Villages Refugee Solidarity Group", true)]
    [InlineData("Utopia 56 Paris", "U56P", true)]
    [InlineData("MEEA", "Maison de l'Entraide et de l'Eau d'Amiens", true)]
    [InlineData("FVRS", "Faversham Villages Refugee Solidarity Group", false)]
    [InlineData("AB", "Aid Box", false)]
    public void Acronyms_are_known(string a, string b, bool expected)
    {
        Assert.Equal(expected, Compare(a, b).IsAcronym);
        Assert.Equal(expected, Compare(b, a).IsAcronym);
    }

    // Each article may be left out or not: looking at every choice by itself would never end.
    [Fact]
    public void Acronym_of_many_articles_is_soon_compared()
    {
        var articles = string.Concat(Enumerable.Repeat("a ", 80));

        Assert.False(Compare(new string('a', 40), articles + "help old friends").IsAcronym);
        Assert.True(Compare(new string('a', 40) + "hof", articles + "help old friends").IsAcronym);
    }

    [Theory]
    [InlineData("Block 9", "Block 10", "9", "10")]
    [InlineData("Terminal 1", "Terminal 2A", "1", "2a")]
    [InlineData("127 bis", "127", "127bis", "127")]
    [InlineData("Unit (F)", "Unit (H)", "f", "h")]
    [InlineData("ZAPI 3", "زپ ٤", "3", "4")]
    public void Parts_of_a_site_have_markers(string a, string b, string ofA, string ofB)
    {
        Assert.Equal([ofA], NameForm.Of(a, []).Markers);
        Assert.Equal([ofB], NameForm.Of(b, []).Markers);
    }

    [Fact]
    public void Town_says_less_than_other_words()
    {
        var everywhere = Compare("Unity Glasgow", "Welcome Glasgow").Alike;
        var there = NameComparison.Of(NameForm.Of("Unity Glasgow", ["glasgow"]), NameForm.Of("Welcome Glasgow", ["glasgow"])).Alike;

        Assert.True(there < everywhere);
    }

    static NameComparison Compare(string a, string b) => NameComparison.Of(NameForm.Of(a, []), NameForm.Of(b, []));
}
