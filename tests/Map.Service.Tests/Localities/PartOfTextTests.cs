using Map.V1;

namespace Map.Service.Tests.Localities;

/// <summary>Addresses, postcodes of which only the town is known, and a town among other words.</summary>
public sealed class PartOfTextTests(SeededAtlas map) : IClassFixture<SeededAtlas>
{
    [Theory]
    [InlineData("62100", "Calais, Pas-de-Calais, France")]
    [InlineData("62100 Calais", "Calais, Pas-de-Calais, France")]
    [InlineData("Calais 62100", "Calais, Pas-de-Calais, France")]
    [InlineData("62100, France", "Calais, Pas-de-Calais, France")]
    [InlineData("F-62100", "Calais, Pas-de-Calais, France")]
    [InlineData("FR-62100 Calais", "Calais, Pas-de-Calais, France")]
    [InlineData("12 rue Mollien, 62100 Calais, France", "Calais, Pas-de-Calais, France")]
    [InlineData("62100, Italy", "Macerata, Italy")]
    [InlineData("20095", "Hamburg, Germany")]
    [InlineData("D-20095 Hamburg", "Hamburg, Germany")]
    [InlineData("75011 Paris", "Paris, France")]
    [InlineData("69003 Lyon", "Lyon, Rhône, France")]
    [InlineData("20121 Milano", "Milan, Italy")]
    [InlineData("18039 Ventimiglia", "Ventimiglia, Imperia, Italy")]
    [InlineData("20095 Italy", "Cusano, Milan, Italy")]
    [InlineData("10117 Tallinn", "Tallinn, Harju, Estonia")]
    [InlineData("28001 Madrid", "Madrid, Community of Madrid, Spain")]
    [InlineData("1012 AB Amsterdam", "Amsterdam, North Holland, Netherlands")]
    [InlineData("1000 Bruxelles", "Brussels, Belgium")]
    public void Postcode_leads_to_its_town(string text, string label) => AssertFirst(text, label);

    [Theory]
    [InlineData("12 rue Mollien Calais", "Calais, Pas-de-Calais, France")]
    [InlineData("Rue Mollien, Calais", "Calais, Pas-de-Calais, France")]
    [InlineData("12 rue de Rivoli, Paris", "Paris, France")]
    [InlineData("10 rue Haute, Sangatte", "Sangatte, Pas-de-Calais, France")]
    [InlineData("Calais Road, Dover", "Dover, Kent, United Kingdom")]
    [InlineData("Flat 3, 10 High Street, Dover CT16 1AA", "CT16, Dover, Kent, United Kingdom")]
    [InlineData("10 High Street Dover CT161AA", "CT16, Dover, Kent, United Kingdom")]
    [InlineData("Dover CT16", "CT16, Dover, Kent, United Kingdom")]
    [InlineData("Hauptstraße 5, Hamburg", "Hamburg, Germany")]
    [InlineData("via Garibaldi 3, Ventimiglia", "Ventimiglia, Imperia, Italy")]
    [InlineData("calle Mayor 1, Algeciras", "Algeciras, Cádiz, Spain")]
    public void Address_leads_to_its_town(string text, string label) => AssertFirst(text, label);

    [Theory]
    [InlineData("hotel dover", "Dover, Kent, United Kingdom")]
    [InlineData("Dover, hotel", "Dover, Kent, United Kingdom")]
    [InlineData("Dover food bank", "Dover, Kent, United Kingdom")]
    [InlineData("refugee help Calais", "Calais, Pas-de-Calais, France")]
    [InlineData("Calais refugee help", "Calais, Pas-de-Calais, France")]
    [InlineData("help in Calais France", "Calais, Pas-de-Calais, France")]
    [InlineData("Calais jungle", "Calais, Pas-de-Calais, France")]
    [InlineData("Flüchtlingshilfe Hamburg", "Hamburg, Germany")]
    [InlineData("aide réfugiés Marseille", "Marseille, Bouches-du-Rhône, France")]
    [InlineData("aiuto migranti Palermo", "Palermo, Italy")]
    [InlineData("ayuda refugiados Madrid", "Madrid, Community of Madrid, Spain")]
    [InlineData("مساعدة كاليه", "Calais, Pas-de-Calais, France")]
    public void Words_beside_town_do_not_void_it(string text, string label) => AssertFirst(text, label);

    void AssertFirst(string text, string label)
    {
        Assert.Equal(label, map.Labels(text).FirstOrDefault());
        Assert.Equal(LocalityMatch.Partial, map.Search(text)[0].Match);
    }
}
