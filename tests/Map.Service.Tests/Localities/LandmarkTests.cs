using Map.V1;

namespace Map.Service.Tests.Localities;

/// <summary>Islands, airports, stations and sites, by the names that people have for them.</summary>
public sealed class LandmarkTests(SeededAtlas map) : IClassFixture<SeededAtlas>
{
    [Theory]
    [InlineData("Lesbos", "Lesbos")]
    [InlineData("Lesvos", "Lesbos")]
    [InlineData("Λέσβος", "Lesbos")]
    [InlineData("Midilli", "Lesbos")]
    [InlineData("île de Lesbos", "Lesbos")]
    [InlineData("Insel Lesbos", "Lesbos")]
    [InlineData("Leros", "Leros")]
    [InlineData("Lampedusa", "Lampedusa")]
    [InlineData("isola di Lampedusa", "Lampedusa")]
    [InlineData("لامبيدوزا", "Lampedusa")]
    [InlineData("Samos", "Samos")]
    [InlineData("Chios", "Chios")]
    [InlineData("Kos", "Kos")]
    [InlineData("Rhodos", "Rhodes")]
    [InlineData("Korfu", "Corfu")]
    [InlineData("Teneriffa", "Tenerife")]
    [InlineData("Gozo", "Gozo")]
    [InlineData("Isle of Sheppey", "Isle of Sheppey")]
    [InlineData("Sheppey", "Isle of Sheppey")]
    [InlineData("Isle of Portland", "Isle of Portland")]
    public void Island_is_found(string text, string name) => AssertFirst(text, LocalityKind.Island, name);

    [Theory]
    [InlineData("Kreta", "Crete")]
    [InlineData("Crète", "Crete")]
    [InlineData("Insel Kreta", "Crete")]
    [InlineData("Sizilien", "Sicily")]
    [InlineData("Korsika", "Corsica")]
    [InlineData("Canaries", "Canary Islands")]
    [InlineData("Kanarische Inseln", "Canary Islands")]
    [InlineData("Malta", "Malta")]
    [InlineData("Isle of Wight", "Isle of Wight")]
    public void Island_that_is_region_is_region(string text, string name) => AssertFirst(text, LocalityKind.Region, name);

    [Theory]
    [InlineData("Heathrow", "London Heathrow Airport")]
    [InlineData("Heathrow airport", "London Heathrow Airport")]
    [InlineData("LHR", "London Heathrow Airport")]
    [InlineData("Gatwick", "London Gatwick Airport")]
    [InlineData("Roissy", "Charles de Gaulle International Airport")]
    [InlineData("CDG", "Charles de Gaulle International Airport")]
    [InlineData("Schiphol", "Amsterdam Airport Schiphol")]
    [InlineData("Zaventem airport", "Brussels Airport")]
    [InlineData("Malpensa", "Malpensa International Airport")]
    [InlineData("aeroporto di Fiumicino", "Rome–Fiumicino Leonardo da Vinci International Airport")]
    [InlineData("Frankfurt airport", "Frankfurt Airport")]
    [InlineData("Flughafen Frankfurt", "Frankfurt Airport")]
    [InlineData("Flughafen München", "Munich Airport")]
    [InlineData("aeropuerto de Múnich", "Munich Airport")]
    [InlineData("aéroport de Nice", "Nice-Côte d'Azur Airport")]
    public void Airport_is_found(string text, string name) => AssertFirst(text, LocalityKind.Airport, name);

    [Theory]
    [InlineData("Gare du Nord", "Gare du Nord")]
    [InlineData("Ventimiglia station", "Ventimiglia station")]
    [InlineData("stazione di Ventimiglia", "Ventimiglia station")]
    [InlineData("gare de Vintimille", "Ventimiglia station")]
    [InlineData("Bahnhof Ventimiglia", "Ventimiglia station")]
    [InlineData("Roma Termini", "Roma Termini")]
    public void Station_is_found(string text, string name) => AssertFirst(text, LocalityKind.Station, name);

    [Theory]
    [InlineData("Napier Barracks", "Napier Barracks")]
    [InlineData("Moria camp", "Moria camp")]
    [InlineData("camp de Moria", "Moria camp")]
    [InlineData("Yarl's Wood", "Yarl's Wood")]
    [InlineData("Brook House", "Brook House")]
    [InlineData("port de Calais", "Port of Calais")]
    public void Site_is_found(string text, string name) => AssertFirst(text, LocalityKind.Site, name);

    [Theory]
    [InlineData("Munich", "Munich")]
    [InlineData("Frankfurt", "Frankfurt am Main")]
    [InlineData("Nice", "Nice")]
    [InlineData("Fiumicino", "Fiumicino")]
    [InlineData("Dover", "Dover")]
    [InlineData("Grande-Synthe", "Grande-Synthe")]
    public void Town_is_before_its_airport_and_port(string text, string name) => AssertFirst(text, LocalityKind.Town, name);

    [Theory]
    [InlineData("Lesbos", 38.9, 39.5, 25.7, 26.7)]
    [InlineData("Lampedusa", 35.4, 35.6, 12.5, 12.7)]
    [InlineData("Isle of Sheppey", 51.3, 51.5, 0.6, 1.0)]
    public void Island_has_box_of_its_land(string text, double south, double north, double west, double east)
    {
        var box = map.Search(text)[0].Entry.Box;

        Assert.InRange(box.South, south, box.North);
        Assert.InRange(box.North, box.South, north);
        Assert.InRange(box.West, west, box.East);
        Assert.InRange(box.East, box.West, east);
    }

    void AssertFirst(string text, LocalityKind kind, string name)
    {
        var found = map.Search(text)[0];

        Assert.Equal((kind, name, LocalityMatch.Exact), (found.Entry.Kind, found.Entry.Name, found.Match));
    }
}
