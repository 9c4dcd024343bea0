using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Places.Filter;

public sealed class PlaceFilterTests(PlacesServer server) : IClassFixture<PlacesServer>, IAsyncLifetime
{
    static Guid mitie, serco;

    public Task InitializeAsync() => server.FillOnceAsync(FillAsync);

    async Task FillAsync()
    {
        await server.Map.RegionAsync("GB", "United Kingdom", -9, 49, 3, 61);
        await server.Map.RegionAsync("FR", "France", 3, 42, 9, 51);
        await server.Map.RegionAsync("FJ", "Fiji",
            "MULTIPOLYGON(((176 -20,180 -20,180 -15,176 -15,176 -20)),((-180 -20,-178 -20,-178 -15,-180 -15,-180 -20)))");
        mitie = await server.Map.OrganisationAsync("Mitie");
        serco = await server.Map.OrganisationAsync("Serco");
        await server.Map.PlaceAsync("antimeridian_fiji_west", -17, 179.5);
        await server.Map.PlaceAsync("antimeridian_fiji_east", -17, -179.5);
        await server.Map.PlaceAsync("antimeridian_itself", -17, 180);
        await server.Map.PlaceAsync("null_island", 0, 0, "office");
        await server.Map.PlaceAsync("name_with_quotes_and_rtl ' \" \\ 100% a_b \u0645\u0631\u0643\u0632", 50, 2);
        await server.Map.PlaceAsync("point_on_region_border", 50, 3);
        await server.Map.PlaceAsync("network_without_position");
        await server.Map.PlaceAsync("unpublished", 50.5, 1, published: false);
        var campsfield = await server.Map.PlaceAsync("Campsfield Résidence", 51.8, -1.3, "detention_centre",
            more: [("town", "'Kidlington'"), ("postcode", "'OX5 1RE'")]);
        await server.Map.PeriodAsync(campsfield, "1993-11", "2018-12");
        await server.Map.PeriodAsync(campsfield, "2025-12", null);
        await server.Map.InvolvementAsync(mitie, campsfield, from: "2011", to: "2018-12");
        var haslar = await server.Map.PlaceAsync("Haslar", 50.79, -1.12, "detention_centre", "closed");
        await server.Map.PeriodAsync(haslar, null, "2015-04");
        await server.Map.InvolvementAsync(serco, haslar);
        await server.Map.PlaceAsync("Office of Mitie", 51.5, -0.1, "office", more: [("organisation_id", $"'{mitie}'")]);
        await server.Map.PlaceAsync("planned", 51, 0, "detention_centre", "planned");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task No_filter_gives_everything_published_but_closed()
    {
        var names = await NamesAsync(new PlaceFilter());

        Assert.DoesNotContain("Haslar", names);
        Assert.DoesNotContain("unpublished", names);
        Assert.Contains("planned", names);
        Assert.Equal(10, names.Count);
    }

    [Theory]
    [InlineData(179, -18, -179, -16, "antimeridian_fiji_east,antimeridian_fiji_west,antimeridian_itself")]
    [InlineData(-180, -18, -179, -16, "antimeridian_fiji_east,antimeridian_itself")]
    [InlineData(179, -18, 180, -16, "antimeridian_fiji_west,antimeridian_itself")]
    [InlineData(0, 0, 0, 0, "null_island")]
    [InlineData(1.5, 49, 3, 50.5, "name_with_quotes_and_rtl ' \" \\ 100% a_b \u0645\u0631\u0643\u0632,point_on_region_border")]
    [InlineData(3.0000001, 49, 4, 51, "")]
    public async Task Box_has_its_borders_and_may_cross_antimeridian(
        double west, double south, double east, double north, string expected)
    {
        var names = await NamesAsync(new PlaceFilter { Box = new Box { West = west, South = south, East = east, North = north } });

        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), names);
    }

    [Theory]
    [InlineData("residence CAMPS", "Campsfield Résidence")]
    [InlineData("kidlington ox5", "Campsfield Résidence")]
    [InlineData("100%", "name_with_quotes_and_rtl ' \" \\ 100% a_b \u0645\u0631\u0643\u0632")]
    [InlineData("rtl a_b", "name_with_quotes_and_rtl ' \" \\ 100% a_b \u0645\u0631\u0643\u0632")]
    [InlineData("'; DROP TABLE place; --", "")]
    [InlineData("n_ll", "")]
    // It is also the word for a centre, and two others are detention centres.
    [InlineData("\u0645\u0631\u0643\u0632", "Campsfield Résidence,name_with_quotes_and_rtl ' \" \\ 100% a_b \u0645\u0631\u0643\u0632,planned")]
    public async Task Text_finds_every_word_without_case_accents_and_signs(string text, string expected)
    {
        Assert.Equal(expected, string.Join(',', await NamesAsync(new PlaceFilter { Text = text })));
    }

    [Fact]
    public async Task Text_without_letter_or_digit_does_not_filter() =>
        Assert.Equal(await NamesAsync(new PlaceFilter()), await NamesAsync(new PlaceFilter { Text = " \\ %_' " }));

    [Fact]
    public async Task Regions_have_what_lies_in_one_of_them_borders_included()
    {
        Assert.Contains("point_on_region_border", await NamesAsync(new PlaceFilter { Regions = { "FR" } }));
        Assert.Contains("point_on_region_border", await NamesAsync(new PlaceFilter { Regions = { "GB" } }));
        var both = await NamesAsync(new PlaceFilter { Regions = { "GB", "FR" } });
        Assert.Single(both, "point_on_region_border");
        Assert.Equal(3, (await NamesAsync(new PlaceFilter { Regions = { "FJ" } })).Count);
    }

    [Theory]
    [InlineData("2010-06-01", "Campsfield Résidence,Haslar")]
    [InlineData("2015-04-30", "Campsfield Résidence,Haslar")]
    [InlineData("2015-05-01", "Campsfield Résidence")]
    [InlineData("2020-06-01", "")]
    [InlineData("1993-10-31", "Haslar")]
    public async Task Open_on_gives_map_of_that_day(string day, string expected)
    {
        var names = await NamesAsync(new PlaceFilter { OpenOn = day, Kinds = { PlaceKind.DetentionCentre } });

        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), names);
    }

    [Fact]
    public async Task Statuses_narrow_also_map_of_day()
    {
        var names = await NamesAsync(new PlaceFilter { OpenOn = "2010-06-01", Statuses = { PlaceStatus.Closed } });

        Assert.Equal(["Haslar"], names);
    }

    [Fact]
    public async Task Organisations_have_where_they_are_involved_and_what_is_theirs()
    {
        Assert.Equal(["Campsfield Résidence", "Office of Mitie"],
            await NamesAsync(new PlaceFilter { Organisations = { mitie.ToString() } }));
        Assert.Equal(["Office of Mitie"],
            await NamesAsync(new PlaceFilter { Organisations = { mitie.ToString() }, OpenOn = "2009-01-01" }));
        Assert.Equal(["Campsfield Résidence", "Office of Mitie"],
            await NamesAsync(new PlaceFilter { Organisations = { mitie.ToString() }, OpenOn = "2012-01-01" }));
    }

    [Fact]
    public async Task Has_position_tells_networks_from_rest()
    {
        Assert.Equal(["network_without_position"], await NamesAsync(new PlaceFilter { HasPosition = false }));
        Assert.DoesNotContain("network_without_position", await NamesAsync(new PlaceFilter { HasPosition = true }));
    }

    [Fact]
    public async Task Near_includes_what_is_within_radius_on_spheroid()
    {
        var distance = await server.Map.ScalarAsync<double>("SELECT ST_Distance('POINT(0 0)'::geography, 'POINT(3 50)'::geography)");
        static Near Within(double metres) => new() { Position = new Position { Latitude = 0, Longitude = 0 }, WithinMetres = metres };

        var names = await NamesAsync(new PlaceFilter { Near = Within(distance + 0.01), Regions = { "FR" } });
        var without = await NamesAsync(new PlaceFilter { Near = Within(distance - 0.01), Regions = { "FR" } });
        var everywhere = await NamesAsync(new PlaceFilter { Near = Within(20_037_508) });

        Assert.Equal(["point_on_region_border"], names);
        Assert.Empty(without);
        Assert.Equal(9, everywhere.Count);
    }

    async Task<List<string>> NamesAsync(PlaceFilter filter)
    {
        var page = await server.Places.SearchPlacesAsync(new SearchPlacesRequest { Filter = filter, PageSize = 1_000 });
        var count = await server.Places.CountPlacesAsync(new CountPlacesRequest { Filter = filter });
        Assert.Equal(page.Results.Count, count.Count);
        return [.. page.Results.Select(result => result.Place.Name)];
    }
}
