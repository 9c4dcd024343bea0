using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Search;

/// <summary>What the text filter finds, and in which order.</summary>
public sealed class PlaceTextTests(PlacesServer server) : IClassFixture<PlacesServer>, IAsyncLifetime
{
    public Task InitializeAsync() => server.FillOnceAsync(FillAsync);

    async Task FillAsync()
    {
        var centre = await server.Map.PlaceAsync(
            "Brook House", 51.15, -0.17, "detention_centre", more: [("town", "'Gatwick'"), ("facility_type", "'removal_centre'")]);
        await server.Map.OtherNameAsync(centre, "Tinsley Annexe", "former");
        await server.Map.InvolvementAsync(await server.Map.OrganisationAsync("Mitie Care & Custody"), centre);
        var hidden = await server.Map.OrganisationAsync("Secretive Holdings");
        await server.Map.ExecuteAsync("UPDATE organisation SET published = false WHERE id = $1", hidden);
        await server.Map.InvolvementAsync(hidden, centre);
        var auberge = await server.Map.PlaceAsync("L'Auberge des Migrants", 50.95, 1.86, "support_group", more:
            [("town", "'Calais'"), ("services", "'{food,legal_advice}'"), ("offers", "'Hot drinks'"), ("area", "'Pas-de-Calais'")]);
        await server.Map.OtherNameAsync(auberge, "ADM");
        await server.Map.PlaceAsync("Antiraids Network", 51.5, -0.1, "support_group");
        await server.Map.PlaceAsync("No Borders", 51.6, -0.1, "support_group");
        await server.Map.PlaceAsync("Kölner Flüchtlingsrat", 50.9, 6.9, "support_group");
        await server.Map.PlaceAsync("Calais Woodyard", 50.96, 1.86, "support_group");
        await server.Map.PlaceAsync("Friends of Calais", 51.7, -0.1, "support_group");
        await server.Map.PlaceAsync("Calais", 51.8, -0.1, "office");
        await server.Map.PlaceAsync("Exact street", 51.9, -0.1, "office", more: [("postcode", "'CT17 9AB'")]);
        await server.Map.PlaceAsync("Coarse", 52.9, -0.1, "office", precision: "town", more: [("withheld_postcode", "'ZE1 0AB'")]);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("mitie", "Brook House")]
    [InlineData("mittie", "Brook House")]
    [InlineData("mitie gatwick", "Brook House")]
    [InlineData("secretive", "")]
    [InlineData("secretive holdings", "")]
    [InlineData("tinsley annexe", "Brook House")]
    [InlineData("IRC", "Brook House")]
    [InlineData("detention centre gatwick", "Brook House")]
    [InlineData("centre de rétention gatwick", "Brook House")]
    [InlineData("lauberge", "L'Auberge des Migrants")]
    [InlineData("l'auberge", "L'Auberge des Migrants")]
    [InlineData("l’auberge", "L'Auberge des Migrants")]
    [InlineData("l auberge", "L'Auberge des Migrants")]
    [InlineData("auberge", "L'Auberge des Migrants")]
    [InlineData("aubergue", "L'Auberge des Migrants")]
    [InlineData("adm", "L'Auberge des Migrants")]
    [InlineData("hot drinks", "L'Auberge des Migrants")]
    [InlineData("legal advice", "L'Auberge des Migrants")]
    [InlineData("avocat", "L'Auberge des Migrants")]
    [InlineData("Rechtsberatung Calais", "L'Auberge des Migrants")]
    [InlineData("food in calais", "L'Auberge des Migrants")]
    [InlineData("anti raids", "Antiraids Network")]
    [InlineData("anti-raids", "Antiraids Network")]
    [InlineData("antiraids", "Antiraids Network")]
    [InlineData("antriaids", "Antiraids Network")]
    [InlineData("noborders", "No Borders")]
    [InlineData("no borders", "No Borders")]
    [InlineData("koelner", "Kölner Flüchtlingsrat")]
    [InlineData("kolner", "Kölner Flüchtlingsrat")]
    [InlineData("KÖLNER FLÜCHTLINGSRAT", "Kölner Flüchtlingsrat")]
    [InlineData("fluechtlingsrat", "Kölner Flüchtlingsrat")]
    [InlineData("ct17 9ab", "Exact street")]
    [InlineData("CT179AB", "Exact street")]
    [InlineData("CT17", "Exact street")]
    [InlineData("ze10ab", "")]
    [InlineData("ze1", "")]
    [InlineData("brok house", "Brook House")]
    [InlineData("brxxk", "")]
    public async Task Text_finds(string text, string expected) =>
        Assert.Equal(expected, string.Join(',', await NamesAsync(text, PlaceOrder.Name, 50)));

    [Fact]
    public async Task Hidden_organisation_leads_reviewers_to_its_places()
    {
        var found = await server.Places.SearchPlacesAsync(
            new SearchPlacesRequest { Filter = new() { Text = "secretive" } }, await server.KeyAsync(Contract.Role.Admin));
        Assert.Equal("Brook House", Assert.Single(found.Results).Place.Name);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(50)]
    public async Task Relevance_is_whole_name_then_beginning_then_names_then_the_rest(int pageSize) => Assert.Equal(
        ["Calais", "Calais Woodyard", "Friends of Calais", "L'Auberge des Migrants"], await NamesAsync("calais", PlaceOrder.Relevance, pageSize));

    [Fact]
    public async Task Relevance_without_text_is_by_name()
    {
        var request = new SearchPlacesRequest { OrderBy = PlaceOrder.Relevance };
        Assert.Equal(
            (await server.Places.SearchPlacesAsync(new SearchPlacesRequest())).Results.Select(result => result.Place),
            (await server.Places.SearchPlacesAsync(request)).Results.Select(result => result.Place));
    }

    [Fact]
    public async Task Other_names_are_found_as_long_as_they_are_there()
    {
        var place = await server.Map.PlaceAsync("Renamed", 53, 0, "office");
        await server.Map.OtherNameAsync(place, "Zanzibar");
        Assert.Equal(["Renamed"], await NamesAsync("zanzibar", PlaceOrder.Name, 50));
        await server.Map.ExecuteAsync("DELETE FROM place_name WHERE place_id = $1", place);
        Assert.Empty(await NamesAsync("zanzibar", PlaceOrder.Name, 50));
        await server.Map.ExecuteAsync("DELETE FROM place WHERE id = $1", place);
    }

    async Task<List<string>> NamesAsync(string text, PlaceOrder order, int pageSize)
    {
        var request = new SearchPlacesRequest { Filter = new() { Text = text }, OrderBy = order, PageSize = pageSize };
        var names = new List<string>();
        do
        {
            var response = await server.Places.SearchPlacesAsync(request);
            names.AddRange(response.Results.Select(result => result.Place.Name));
            request.PageToken = response.NextPageToken;
            Assert.True(names.Count < 100, "The pages do not end.");
        }
        while (request.PageToken.Length > 0);
        return names;
    }
}
