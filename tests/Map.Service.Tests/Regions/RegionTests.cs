using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Regions;

public sealed class RegionTests(PlacesServer server) : IClassFixture<PlacesServer>, IAsyncLifetime
{
    public Task InitializeAsync() => server.FillOnceAsync(FillAsync);

    async Task FillAsync()
    {
        await server.Map.RegionAsync("GB", "United Kingdom", -9, 49, 3, 61);
        await server.Map.RegionAsync("GB-ENG", "England", -6, 50, 2, 55, "nation", "GB");
        await server.Map.RegionAsync("GB-KEN", "Kent", 0, 51, 1.5, 52, "subdivision", "GB-ENG");
        await server.Map.RegionAsync("GB-ESX", "East Sussex", 0, 50.5, 1, 51, "subdivision", "GB-ENG");
        await server.Map.RegionAsync("FJ", "Fiji",
            "MULTIPOLYGON(((176 -20,180 -20,180 -15,176 -15,176 -20)),((-180 -20,-178 -20,-178 -15,-180 -15,-180 -20)))");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Region_across_antimeridian_has_narrow_box_across_it()
    {
        var fiji = await server.Regions.GetRegionAsync(new GetRegionRequest { Code = "FJ" });

        Assert.Equal(new Box { West = 176, South = -20, East = -178, North = -15 }, fiji.Box);
        Assert.Equal((RegionKind.Country, false), (fiji.Kind, fiji.HasParentCode));
    }

    [Fact]
    public async Task Regions_come_widest_first_then_by_name_and_page_by_page()
    {
        var request = new SearchRegionsRequest { PageSize = 2 };
        var seen = new List<string>();
        do
        {
            var page = await server.Regions.SearchRegionsAsync(request);
            seen.AddRange(page.Regions.Select(region => region.Code));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(["FJ", "GB", "GB-ENG", "GB-ESX", "GB-KEN"], seen);
    }

    [Theory]
    [InlineData(51.5, 1, "GB,GB-ENG,GB-KEN")]
    [InlineData(51, 0.5, "GB,GB-ENG,GB-ESX,GB-KEN")]
    [InlineData(61.01, 0, "")]
    [InlineData(-17, 180, "FJ")]
    [InlineData(0, 0, "")]
    public async Task Containing_gives_those_that_position_lies_in_borders_included(double latitude, double longitude, string expected)
    {
        var page = await server.Regions.SearchRegionsAsync(
            new SearchRegionsRequest { Containing = new Position { Latitude = latitude, Longitude = longitude } });

        Assert.Equal(expected, string.Join(',', page.Regions.Select(region => region.Code)));
    }

    [Fact]
    public async Task Parts_and_words_narrow()
    {
        var parts = await server.Regions.SearchRegionsAsync(new SearchRegionsRequest { ParentCode = "GB-ENG" });
        var words = await server.Regions.SearchRegionsAsync(new SearchRegionsRequest { Text = "SUSSEX gb" });
        var batch = await server.Regions.BatchGetRegionsAsync(new BatchGetRegionsRequest { Codes = { "GB-KEN", "ZZ", "GB" } });

        Assert.Equal(["GB-ESX", "GB-KEN"], parts.Regions.Select(region => region.Code));
        Assert.Equal(["GB-ESX"], words.Regions.Select(region => region.Code));
        Assert.Equal(["GB-KEN", "GB"], batch.Regions.Select(region => region.Code));
    }

    [Fact]
    public async Task Survey_of_country_is_that_of_its_parts_unless_they_have_their_own()
    {
        await server.Map.ExecuteAsync("""
            INSERT INTO survey VALUES
                ('GB', 'detention_centre', 'systematic', '2025-12', 'Removal centres.', 'AVID', 'https://example.org/'),
                ('GB', 'support_group', 'none', NULL, NULL, NULL, NULL),
                ('GB-KEN', 'support_group', 'partial', '2026', NULL, 'A list', NULL)
            ON CONFLICT DO NOTHING
            """);
        var centres = new Survey
        {
            Kind = PlaceKind.DetentionCentre, Extent = SurveyExtent.Systematic, AsOf = "2025-12", Note = "Removal centres.",
            Source = new Source { Citation = "AVID", Url = "https://example.org/" },
        };
        var groups = new Survey { Kind = PlaceKind.SupportGroup, Extent = SurveyExtent.None };
        var groupsOfKent = new Survey
        {
            Kind = PlaceKind.SupportGroup, Extent = SurveyExtent.Partial, AsOf = "2026", Source = new Source { Citation = "A list" },
        };

        var kent = await server.Regions.GetRegionAsync(new GetRegionRequest { Code = "GB-KEN" });
        var batch = await server.Regions.BatchGetRegionsAsync(new BatchGetRegionsRequest { Codes = { "GB-ENG", "FJ" } });
        var parts = await server.Regions.SearchRegionsAsync(new SearchRegionsRequest { ParentCode = "GB-ENG" });

        Assert.Equal([centres, groupsOfKent], kent.Surveys);
        Assert.Equal([centres, groups], batch.Regions[0].Surveys);
        Assert.Empty(batch.Regions[1].Surveys);
        Assert.Equal([centres, groups], parts.Regions[0].Surveys);
        Assert.Equal([centres, groupsOfKent], parts.Regions[1].Surveys);
    }
}
