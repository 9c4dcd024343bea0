using Grpc.Core;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Places.Filter;

/// <summary>Who helps at a position, or in a region, and in which order.</summary>
public sealed class HelpsTests(PlacesServer server) : IClassFixture<PlacesServer>, IAsyncLifetime
{
    static readonly Position Dover = new() { Latitude = 51.126, Longitude = 1.3126 };

    public Task InitializeAsync() => server.FillOnceAsync(FillAsync);

    async Task FillAsync()
    {
        await server.Map.RegionAsync("GB", "United Kingdom", -9, 49, 2, 61);
        await server.Map.RegionAsync("GB-KEN", "Kent", 0, 51, 2, 52, "subdivision", "GB");
        await server.Map.RegionAsync("GB-ESX", "East Sussex", -1, 50, 0.999, 50.999, "subdivision", "GB");
        await server.Map.RegionAsync("FR", "France", 2.001, 42, 9, 51);
        await server.Map.PlaceAsync("Dover", 51.13, 1.31, precision: "town");
        await server.Map.PlaceAsync("Maidstone, the same county", 51.27, 0.52);
        await server.Map.PlaceAsync("At sea, 20 km away", 50.98, 1.2, precision: "building");
        await server.Map.PlaceAsync("London, elsewhere", 52.5, -0.12);
        await ServingAsync("London, serves Kent", "GB-KEN", 52.5, -0.12);
        await ServingAsync("A line for the country", "GB");
        await ServingAsync("A line for the county", "GB-KEN");
        await ServingAsync("A line for two counties", "GB-KEN", more: "GB-ESX");
        await ServingAsync("A line for France", "FR");
        await server.Map.PlaceAsync("A detention centre", 51.13, 1.31, "detention_centre");
        await ServingAsync("Closed", "GB-KEN", status: "closed");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    static readonly string[] Expected =
    [
        "Dover", "At sea, 20 km away", "Maidstone, the same county", "London, serves Kent",
        "A line for the county", "A line for two counties", "A line for the country",
    ];

    [Fact]
    public async Task Nearest_come_first_and_then_lines_by_how_local_they_are()
    {
        var page = await server.Places.SearchPlacesAsync(Nearest(pageSize: 50));

        Assert.Equal(Expected, page.Results.Select(result => result.Place.Name));
        Assert.Equal(
            [Precision.Town, Precision.Building, Precision.Building, Precision.Building, default, default, default],
            page.Results.Select(result => result.DistanceIsTo));
        Assert.Equal([true, true, true, true, false, false, false], page.Results.Select(result => result.HasDistanceMetres));
        Assert.InRange(page.Results[1].DistanceMetres, 17_500, 18_500);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Pages_hold_each_once_in_the_same_order(int pageSize)
    {
        var (names, request) = (new List<string>(), Nearest(pageSize));
        do
        {
            var page = await server.Places.SearchPlacesAsync(request);
            names.AddRange(page.Results.Select(result => result.Place.Name));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(Expected, names);
    }

    [Fact]
    public async Task Nearest_without_position_to_be_near_to_is_refused() => await Refused.WithAsync(
        server.Places.SearchPlacesAsync(new SearchPlacesRequest { OrderBy = PlaceOrder.Nearest }),
        StatusCode.InvalidArgument, "INVALID_ARGUMENT", "order_by");

    [Fact]
    public async Task Near_lists_those_with_position_and_says_to_what_it_measures()
    {
        var near = await server.Places.FindNearAsync(
            new FindNearRequest { Position = Dover, Filter = new PlaceFilter { Helps = Dover } });

        Assert.Equal(Expected[..4], near.Results.Select(result => result.Place.Name));
        Assert.Equal(Precision.Town, near.Results[0].DistanceIsTo);
    }

    [Fact]
    public async Task Distance_says_its_precision_whatever_fields_are_read()
    {
        var near = await server.Places.FindNearAsync(
            new FindNearRequest
            {
                Position = Dover, PageSize = 1, Filter = new PlaceFilter { Helps = Dover }, ReadMask = new() { Paths = { "name" } },
            });

        Assert.Equal(Precision.Town, near.Results[0].DistanceIsTo);
        Assert.Equal(Precision.Unspecified, near.Results[0].Place.Precision);
    }

    [Theory]
    [InlineData(RegionMatch.Location, "A detention centre|Dover|Maidstone, the same county")]
    [InlineData(RegionMatch.Coverage, "A line for the country|A line for the county|A line for two counties|London, serves Kent")]
    [InlineData(RegionMatch.LocationOrCoverage,
        "A detention centre|A line for the country|A line for the county|A line for two counties|Dover|London, serves Kent|"
        + "Maidstone, the same county")]
    public async Task Regions_match_location_or_coverage(RegionMatch match, string expected) =>
        Assert.Equal(expected, await NamesAsync(new PlaceFilter { Regions = { "GB-KEN" }, RegionMatch = match }));

    [Fact]
    public async Task Region_is_served_by_who_serves_part_of_it() => Assert.Equal(
        "A line for the country|A line for the county|A line for two counties|London, serves Kent",
        await NamesAsync(new PlaceFilter { Regions = { "GB" }, RegionMatch = RegionMatch.Coverage }));

    [Fact]
    public async Task Neighbouring_region_is_not_served() => Assert.Equal(
        "A line for the country|A line for two counties",
        await NamesAsync(new PlaceFilter { Regions = { "GB-ESX" }, RegionMatch = RegionMatch.Coverage }));

    [Theory]
    [InlineData("""{ "regionMatch": "REGION_MATCH_COVERAGE" }""", "filter.region_match")]
    [InlineData("""{ "regions": ["GB"], "regionMatch": 9 }""", "filter.region_match")]
    [InlineData("""{ "regions": ["GB"], "regionMatch": "REGION_MATCH_UNSPECIFIED" }""", "filter.region_match")]
    [InlineData("""{ "helps": { "latitude": 91, "longitude": 0 } }""", "filter.helps.latitude")]
    public Task Wrong_filter_is_refused(string filter, string field) => Refused.WithAsync(
        server.Places.CountPlacesAsync(new CountPlacesRequest { Filter = PlaceFilter.Parser.ParseJson(filter) }),
        StatusCode.InvalidArgument, "INVALID_ARGUMENT", field);

    static SearchPlacesRequest Nearest(int pageSize) =>
        new() { Filter = new PlaceFilter { Helps = Dover }, OrderBy = PlaceOrder.Nearest, PageSize = pageSize };

    async Task<string> NamesAsync(PlaceFilter filter) => string.Join('|',
        (await server.Places.SearchPlacesAsync(new SearchPlacesRequest { Filter = filter })).Results.Select(result => result.Place.Name));

    async Task ServingAsync(
        string name, string region, double? latitude = null, double? longitude = null, string? more = null, string status = "open")
    {
        var id = await server.Map.PlaceAsync(name, latitude, longitude, status: status);
        await server.Map.CoverageAsync(id, region);
        if (more is not null) await server.Map.CoverageAsync(id, more);
    }
}
