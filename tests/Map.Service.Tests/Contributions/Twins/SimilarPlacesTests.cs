using Map.Service.Access;
using Map.Service.Contributions.Twins;
using Map.Service.Errors;
using Map.Testing.Running;
using Map.V1;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Service.Tests.Contributions.Twins;

/// <summary>Each kind of evidence finds a twin; what is alike and another place is not called the same.</summary>
public sealed class SimilarPlacesTests(PlacesServer server) : IClassFixture<PlacesServer>, IAsyncLifetime
{
    const string Duncairn = "Duncairn Support Group for Asylum Seekers";

    public Task InitializeAsync() => server.FillOnceAsync(FillAsync);

    async Task FillAsync()
    {
        await server.Map.PlaceAsync(
            Duncairn, 54.6079, -5.9264, more: [("country", "'GB'"), ("website", "'https://www.duncairn.example.org/'")]);
        await server.Map.PlaceAsync(
            "Harmondsworth Immigration Removal Centre", 51.4936, -0.4876, "detention_centre", precision: "site",
            more: [("country", "'GB'"), ("town", "'Harmondsworth'"), ("facility_type", "'removal_centre'")]);
        await server.Map.PlaceAsync(
            "Zone d'attente de l'aéroport de Roissy", 49.0097, 2.5479, "detention_centre", precision: "locality", more: [("country", "'FR'")]);
        var dover = await server.Map.PlaceAsync("Dover Solidarity", 51.1279, 1.3134, more: [("country", "'GB'"), ("town", "'Dover'")]);
        await server.Map.ContactAsync(dover, "020 7946 0123", kind: "voice");
        await server.Map.ContactAsync(dover, "dover@example.org");
        await server.Map.OtherNameAsync(dover, "White Cliffs Welcome", "former");
        await server.Map.PlaceAsync("Medical Volunteers International Lesvos", more: [("country", "'GR'")]);
        await server.Map.PlaceAsync(
            "Nicosia Prison, Block 10", 35.1804, 33.3444, "detention_centre", precision: "site", more: [("country", "'CY'")]);
        await server.Map.PlaceAsync(
            "Nicosia Prison, Block 9", 35.1804, 33.3444, "detention_centre", precision: "site", more: [("country", "'CY'")]);
        await server.Map.PlaceAsync(
            "Solidarité Migrants Amiens", 49.8942, 2.2957,
            more: [("country", "'FR'"), ("town", "'Amiens'"), ("website", "'https://solidarite-migrants.example.org'")]);
        await server.Map.PlaceAsync(
            "Tavria Kitchen", 46.6354, 32.6169, more: [("country", "'UA'"), ("names", """'{"uk": "Таврійська кухня"}'""")]);
        for (var i = 0; i < 40; i++) await server.Map.PlaceAsync($"Calais Welcome {i}", 50.95 + i * 0.0002, 1.85, more: [("country", "'FR'")]);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("Asylum Seekers, Duncairn Support Group for", "same name")]
    [InlineData("DUNCAIRN SUPPORT GROUP FOR ASYLUM SEEKERS", "same name")]
    [InlineData("Duncairn Support Group for Asylum Seekers CIO", "same name")]
    [InlineData("Duncairn Supp. Grp for Asyl. Seekers", "names alike")]
    [InlineData("Duncarin Support Group for Asylum Seekers", "names alike")]
    [InlineData("Данкерн, группа поддержка убежище", "in another script")]
    [InlineData("DSGAS", "acronym")]
    public async Task Group_is_found_by_any_way_to_write_its_name(string name, string evidence)
    {
        var found = await FirstAsync(Group(name, 54.6081, -5.9262));

        Assert.Equal((Duncairn, SimilarityBand.Same), (found.Place.Name, found.Band));
        Assert.Contains(found.Evidence, line => line.Contains(evidence, StringComparison.Ordinal));
        Assert.Contains(found.Evidence, line => line.EndsWith(" m apart", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("هارموندسوورث")]
    [InlineData("Хармондсуорт")]
    [InlineData("Χάρμοντσγουορθ")]
    public async Task Centre_is_found_in_another_script(string name)
    {
        var found = await FirstAsync(Centre(name, 51.4946, -0.4886));

        Assert.Equal("Harmondsworth Immigration Removal Centre", found.Place.Name);
        Assert.NotEqual(SimilarityBand.Other, found.Band);
    }

    [Fact]
    public async Task Place_300_m_away_is_the_same()
    {
        var found = await FirstAsync(Centre("IRC Harmondsworth", 51.4963, -0.4876));

        Assert.Equal(("Harmondsworth Immigration Removal Centre", SimilarityBand.Same), (found.Place.Name, found.Band));
        Assert.Contains("300 m apart", found.Evidence);
    }

    [Fact]
    public async Task Place_known_only_to_its_town_is_the_twin_of_an_exact_one()
    {
        var found = await FirstAsync(Centre("Harmondsworth", 51.4883, -0.4796, Precision.Town));

        Assert.Equal(("Harmondsworth Immigration Removal Centre", SimilarityBand.Same), (found.Place.Name, found.Band));
        Assert.Contains("less than 1 km apart, but not known exactly", found.Evidence);
    }

    [Fact]
    public async Task Place_without_position_is_looked_for_in_its_town()
    {
        var asked = new Place { Name = "Solidarity in Dover", Address = new() { Town = "Dover" }, Country = "GB", SupportGroup = new() };

        Assert.Equal("Dover Solidarity", (await FirstAsync(asked)).Place.Name);
    }

    [Theory]
    [InlineData("Duncairn Support Group for Asylum Seekers", Duncairn)]
    [InlineData("medical volunteers international - Lesvos", "Medical Volunteers International Lesvos")]
    [InlineData("White Cliffs Welcome", "Dover Solidarity")]
    [InlineData("Таврійська кухня", "Tavria Kitchen")]
    public async Task Name_alone_finds_usual_and_other_names(string name, string expected)
    {
        var found = await FirstAsync(new Place { Name = name });

        Assert.Equal(expected, found.Place.Name);
        Assert.Contains("same name", found.Evidence);
    }

    [Theory]
    [InlineData("http://duncairn.example.org")]
    [InlineData("https://WWW.duncairn.example.org/?from=leaflet")]
    [InlineData("https://duncairn.example.org/contact")]
    public async Task Website_is_evidence_however_it_is_written(string website)
    {
        var asked = Group("Duncairn", 54.6079, -5.9264);
        asked.Website = website;

        Assert.Contains("same website: duncairn.example.org", (await FirstAsync(asked)).Evidence);
    }

    [Theory]
    [InlineData("+44 20 7946 0123")]
    [InlineData("0044 20 79460123")]
    [InlineData("020-7946-0123")]
    public async Task Telephone_finds_a_place_under_quite_another_name(string number)
    {
        var asked = new Place { Name = "Kent night shelter", Country = "GB", SupportGroup = new() };
        asked.Contacts.Add(Contact(ContactKind.Voice, number));

        var found = (await AllAsync(asked)).Single(twin => twin.Place.Name == "Dover Solidarity");
        Assert.Contains("same telephone", found.Evidence);
    }

    [Fact]
    public async Task Email_finds_a_place_under_quite_another_name()
    {
        var asked = new Place { Name = "Kent night shelter", Country = "GB", SupportGroup = new() };
        asked.Contacts.Add(Contact(ContactKind.Email, "Dover@example.org"));

        var found = (await AllAsync(asked)).Single(twin => twin.Place.Name == "Dover Solidarity");
        Assert.Contains("same e-mail", found.Evidence);
    }

    [Fact]
    public async Task Wings_of_one_site_are_not_the_same()
    {
        var found = await AllAsync(Centre("Nicosia Prison, Block 10", 35.1804, 33.3444));

        Assert.Equal(("Nicosia Prison, Block 10", SimilarityBand.Same), (found[0].Place.Name, found[0].Band));
        var other = found.Single(twin => twin.Place.Name == "Nicosia Prison, Block 9");
        Assert.NotEqual(SimilarityBand.Same, other.Band);
        Assert.Contains("other number or letter: 10 and 9", other.Evidence);
    }

    [Fact]
    public async Task Same_network_in_another_town_is_not_the_same()
    {
        var asked = Group("Solidarité Migrants Perpignan", 42.6976, 2.8954);
        asked.Website = "https://solidarite-migrants.example.org";
        asked.Address = new() { Town = "Perpignan" };

        Assert.DoesNotContain(await AllAsync(asked), twin => twin.Band == SimilarityBand.Same);
        (asked.Position, asked.Address.Town) = (new() { Latitude = 49.8942, Longitude = 2.2957 }, "Amiens");
        Assert.Contains(await AllAsync(asked), twin => twin.Band == SimilarityBand.Same);
    }

    [Fact]
    public async Task What_speaks_against_is_said_as_well()
    {
        var asked = Centre("Solidarité Migrants Amiens", 49.9, 2.3);
        asked.Address = new() { Town = "Amiens" };
        asked.Country = "BE";
        asked.Website = "https://quite-another.example.org";

        var found = (await AllAsync(asked)).Single(twin => twin.Place.Name == "Solidarité Migrants Amiens");

        Assert.Equal(
            [
                "same name", "710 m apart", "same town: Amiens", "other country: FR",
                "other website: solidarite-migrants.example.org", "other kind",
            ],
            found.Evidence);
    }

    [Fact]
    public async Task Holding_room_at_an_airport_is_not_the_waiting_zone()
    {
        var asked = Centre("Gatwick airport, holding room", 49.0097, 2.5479);
        asked.DetentionCentre.FacilityType = "holding_room";

        var found = await AllAsync(asked);

        Assert.NotEmpty(found);
        Assert.DoesNotContain(found, twin => twin.Band == SimilarityBand.Same);
    }

    [Fact]
    public async Task Place_itself_is_left_out()
    {
        var itself = (await FirstAsync(new Place { Name = Duncairn })).Place.Id;

        var found = await RunAsync(new() { Place = new() { Name = Duncairn }, ExceptId = itself });

        Assert.DoesNotContain(found, twin => twin.Place.Id == itself);
        Assert.Contains(await RunAsync(new() { Place = new() { Name = Duncairn } }), twin => twin.Place.Id == itself);
    }

    [Fact]
    public async Task Likeliest_come_first_and_no_more_than_asked_for()
    {
        var asked = Group("Calais Welcome 7", 50.9514, 1.85);

        var five = await RunAsync(new() { Place = asked });
        var twelve = await RunAsync(new() { Place = asked, PageSize = 12 });

        Assert.Equal("Calais Welcome 7", five[0].Place.Name);
        Assert.Equal(5, five.Count);
        Assert.Equal(12, twelve.Count);
        Assert.Equal(twelve.Select(twin => twin.Likelihood).OrderDescending(), twelve.Select(twin => twin.Likelihood));
        Assert.Equal(five, twelve.Take(5));
        Assert.All(twelve, twin => Assert.InRange(twin.Likelihood, 0, 1));
    }

    [Fact]
    public async Task Nothing_alike_is_empty() => Assert.Empty(await AllAsync(Group("Quokka", -32, 115.5)));

    [Fact]
    public async Task Answer_has_the_whole_place()
    {
        var found = (await AllAsync(Group("Dover Solidarity", 51.1279, 1.3134)))[0];

        Assert.Equal(2, found.Place.Contacts.Count);
        Assert.True(found.Place.Published);
    }

    [Theory]
    [InlineData("{}", "place")]
    [InlineData("""{ "place": {} }""", "place.name")]
    [InlineData("""{ "place": { "name": "   " } }""", "place.name")]
    [InlineData("""{ "place": { "name": "A" }, "pageSize": 0 }""", "page_size")]
    [InlineData("""{ "place": { "name": "A" }, "pageSize": 51 }""", "page_size")]
    [InlineData("""{ "place": { "name": "A" }, "exceptId": "A" }""", "except_id")]
    [InlineData("""{ "place": { "name": "A", "position": { "latitude": 91 } } }""", "place.position.latitude")]
    [InlineData("""{ "place": { "name": "A", "country": "UK" } }""", "place.country")]
    [InlineData("""{ "place": { "name": "A", "website": "example.org" } }""", "place.website")]
    [InlineData("""{ "place": { "name": "A", "names": { "en": "" } } }""", "place.names.en")]
    [InlineData("""{ "place": { "name": "A", "otherNames": [ { "name": "" } ] } }""", "place.other_names[0].name")]
    [InlineData("""{ "place": { "name": "A", "contacts": [ { "kind": "CONTACT_KIND_EMAIL", "value": "A" } ] } }""", "place.contacts[0].value")]
    [InlineData("""{ "place": { "name": "A", "office": { "organisationId": "A" } } }""", "place.office.organisation_id")]
    public async Task Wrong_value_is_refused_by_its_path(string request, string path)
    {
        var refusal = await Assert.ThrowsAsync<Refusal>(() => RunAsync(SimilarPlacesRequest.Parser.ParseJson(request)));

        Assert.Contains(refusal.Violations, violation => violation.Field == path);
    }

    [Theory]
    [InlineData("'; DROP TABLE place; --")]
    [InlineData("%_\\")]
    [InlineData("\u202Eabc")]
    [InlineData("???")]
    [InlineData("１２３")]
    [InlineData("難民支援協会")]
    public async Task Odd_name_is_answered_or_refused_and_nothing_else(string name)
    {
        try
        {
            Assert.All(await AllAsync(Group(name, 50.95, 1.85)), twin => Assert.False(double.IsNaN(twin.Likelihood)));
        }
        catch (Refusal refusal)
        {
            Assert.All(refusal.Violations, violation => Assert.Equal("place.name", violation.Field));
        }
        Assert.True(await server.Map.ScalarAsync<long>("SELECT count(*) FROM place") > 0);
    }

    static Place Group(string name, double latitude, double longitude) => new()
    {
        Name = name, Position = new() { Latitude = latitude, Longitude = longitude }, Precision = Precision.Building, SupportGroup = new(),
    };

    static Place Centre(string name, double latitude, double longitude, Precision precision = Precision.Building) => new()
    {
        Name = name, Position = new() { Latitude = latitude, Longitude = longitude }, Precision = precision, DetentionCentre = new(),
    };

    static Contact Contact(ContactKind kind, string value) => new() { Kind = kind, Value = value, Visibility = ContactVisibility.Public };

    async Task<SimilarPlace> FirstAsync(Place place) => (await RunAsync(new() { Place = place }))[0];

    Task<IReadOnlyList<SimilarPlace>> AllAsync(Place place) => RunAsync(new() { Place = place, PageSize = 50 });

    async Task<IReadOnlyList<SimilarPlace>> RunAsync(SimilarPlacesRequest request) =>
        (await server.Services.GetRequiredService<SimilarPlaces>().RunAsync(request, Caller.Anonymous, CancellationToken.None)).Similar;
}
