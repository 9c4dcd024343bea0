using Grpc.Core;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Search;

public sealed class SearchTests(PlacesServer server) : IClassFixture<PlacesServer>, IAsyncLifetime
{
    static readonly Position Lyon = new() { Latitude = 45.75, Longitude = 4.85 };

    public Task InitializeAsync() => server.FillOnceAsync(FillAsync);

    async Task FillAsync()
    {
        await server.Map.RegionAsync("GB", "United Kingdom", -9, 49, 3, 61);
        await server.Map.RegionAsync("GB-KEN", "Kent", 0, 51, 1.5, 51.5, "subdivision", "GB");
        await server.Map.PlaceAsync("Dover Removal Centre", 51.12, 1.3, "detention_centre");
        var mitie = await server.Map.OrganisationAsync("Mitie");
        await server.Map.InvolvementAsync(mitie, await server.Map.PlaceAsync("Brook House", 51.15, -0.17, "detention_centre"));
        var group = await server.Map.OrganisationAsync("Cimade", "association");
        await server.Map.PlaceAsync("Cimade", 48.8, 2.3, "support_group", more: [("organisation_id", $"'{group}'")]);
        await server.Map.PlaceAsync("Far away", 55.9, -3.2, "support_group", more: [("services", "'{legal_advice}'")]);
        await server.Map.PlaceAsync("Zuper near", 45.76, 4.86, "support_group", more: [("services", "'{legal_advice}'")]);
        await server.Map.PlaceAsync("Whole country", null, null, "support_group", more: [("services", "'{legal_advice}'")]);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("Dover", "locality Dover EXACT,place Dover Removal Centre PREFIX")]
    [InlineData("dover removal", "place Dover Removal Centre PREFIX")]
    [InlineData("mitie", "organisation Mitie EXACT,place Brook House ELSEWHERE")]
    [InlineData("mittie", "locality Mitte SIMILAR,organisation Mitie SIMILAR,place Brook House SIMILAR")]
    [InlineData("cimade", "place Cimade EXACT")]
    [InlineData("Kent", "region Kent EXACT")]
    [InlineData("CT17 9", "locality CT17 EXACT")]
    public async Task Best_match_of_all_kinds_comes_first(string text, string expected)
    {
        var response = await server.Search.SearchAsync(new SearchRequest { Text = text, PageSize = 50 });
        var wanted = expected.Split(',');
        Assert.Equal(wanted, response.Results.Select(Shown).Take(wanted.Length));
    }

    [Fact]
    public async Task What_is_offered_is_found_nearest_first()
    {
        var response = await server.Search.SearchAsync(new SearchRequest { Text = "legal advice", Near = Lyon });
        Assert.Equal(
            ["place Zuper near ELSEWHERE", "place Far away ELSEWHERE", "place Whole country ELSEWHERE"], response.Results.Select(Shown).Take(3));
    }

    [Fact]
    public async Task Group_is_shown_as_place_and_not_again_as_organisation_whatever_the_mask()
    {
        var request = new SearchRequest { Text = "cimade", ReadMask = new() { Paths = { "name" } } };
        var results = (await server.Search.SearchAsync(request)).Results;
        Assert.Equal("Cimade", Assert.Single(results, result => result.ResultCase != SearchResult.ResultOneofCase.Locality).Place.Name);
    }

    [Fact]
    public async Task Mask_decides_which_fields_of_places_are_read()
    {
        var request = new SearchRequest { Text = "brook house", PageSize = 1, ReadMask = new() { Paths = { "name" } } };
        var place = (await server.Search.SearchAsync(request)).Results.Single().Place;
        Assert.Equal(("Brook House", null), (place.Name, place.Position));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" -'- ")]
    public async Task Text_without_letter_or_digit_finds_nothing(string text) =>
        Assert.Empty((await server.Search.SearchAsync(new SearchRequest { Text = text })).Results);

    [Fact]
    public async Task Wrong_values_are_named()
    {
        await RefusedAsync(new() { Text = new string('x', 201) }, "text");
        await RefusedAsync(new() { Text = "a", Near = new() { Latitude = 91 } }, "near.latitude");
        await RefusedAsync(new() { Text = "a", PageSize = 51 }, "page_size");
        await RefusedAsync(new() { Text = "a", PageSize = 0 }, "page_size");
        await RefusedAsync(new() { Text = "a", ReadMask = new() { Paths = { "nome" } } }, "read_mask.paths[0]");
    }

    [Fact]
    public async Task Neither_text_nor_position_is_logged()
    {
        var near = new Position { Latitude = 12.3456789, Longitude = 98.7654321 };
        await server.Search.SearchAsync(new SearchRequest { Text = "Folkestone", Near = near });
        await Assert.ThrowsAsync<RpcException>(async () =>
            await server.Search.SearchAsync(new SearchRequest { Text = "Folkestone" + new string('x', 200), Near = near }));

        Assert.DoesNotContain(server.Log.Lines, line =>
            line.Contains("Folkestone", StringComparison.OrdinalIgnoreCase) || line.Contains("12.3456", StringComparison.Ordinal));
    }

    Task RefusedAsync(SearchRequest request, string field) =>
        Refused.WithAsync(server.Search.SearchAsync(request), StatusCode.InvalidArgument, "INVALID_ARGUMENT", field);

    static string Shown(SearchResult result) => result.ResultCase switch
    {
        SearchResult.ResultOneofCase.Place => $"place {result.Place.Name}",
        SearchResult.ResultOneofCase.Organisation => $"organisation {result.Organisation.Name}",
        SearchResult.ResultOneofCase.Region => $"region {result.Region.Name}",
        _ => $"locality {result.Locality.Name}",
    } + $" {result.Match.ToString().ToUpperInvariant()}";
}
