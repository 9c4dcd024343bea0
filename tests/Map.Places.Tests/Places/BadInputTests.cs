using Grpc.Core;
using Map.Places.Tests.Running;
using Map.V1;

namespace Map.Places.Tests.Places;

public sealed class BadInputTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    static readonly string Many = Guid.Empty.ToString();

    public static TheoryData<string, PlaceFilter> Filters => new()
    {
        { "filter.box.north", new PlaceFilter { Box = new Box { North = 91 } } },
        { "filter.box.west", new PlaceFilter { Box = new Box { West = double.NaN } } },
        { "filter.box.east", new PlaceFilter { Box = new Box { East = double.PositiveInfinity } } },
        { "filter.box.south", new PlaceFilter { Box = new Box { South = 2, North = 1 } } },
        { "filter.near.position", new PlaceFilter { Near = new Near { WithinMetres = 1 } } },
        {
            "filter.near.position.latitude",
            new PlaceFilter { Near = new Near { Position = new Position { Latitude = -90.1 }, WithinMetres = 1 } }
        },
        { "filter.near.within_metres", new PlaceFilter { Near = new Near { Position = new Position(), WithinMetres = -1 } } },
        { "filter.near.within_metres", new PlaceFilter { Near = new Near { Position = new Position() } } },
        { "filter.near.within_metres", new PlaceFilter { Near = new Near { Position = new Position(), WithinMetres = 20_037_509 } } },
        { "filter.regions[0]", new PlaceFilter { Regions = { "XX" } } },
        { "filter.regions[0]", new PlaceFilter { Regions = { "no\0region" } } },
        { "filter.regions", new PlaceFilter { Regions = { Enumerable.Repeat("GB", 101) } } },
        { "filter.organisations[1]", new PlaceFilter { Organisations = { Many, "mitie" } } },
        { "filter.organisations", new PlaceFilter { Organisations = { Enumerable.Repeat(Many, 101) } } },
        { "filter.text", new PlaceFilter { Text = new string('x', 201) } },
        { "filter.text", new PlaceFilter { Text = "a\0b" } },
        { "filter.kinds[0]", new PlaceFilter { Kinds = { PlaceKind.Unspecified } } },
        { "filter.kinds[0]", new PlaceFilter { Kinds = { (PlaceKind)99 } } },
        { "filter.statuses[1]", new PlaceFilter { Statuses = { PlaceStatus.Open, PlaceStatus.Unspecified } } },
        { "filter.open_on", new PlaceFilter { OpenOn = "2015-02-30" } },
        { "filter.open_on", new PlaceFilter { OpenOn = "2015" } },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_wrong_filter_is_refused_by_every_call_with_the_path_of_the_field(string field, PlaceFilter filter)
    {
        await RefusedAsync(server.Places.SearchPlacesAsync(new SearchPlacesRequest { Filter = filter }), field);
        await RefusedAsync(server.Places.CountPlacesAsync(new CountPlacesRequest { Filter = filter }), field);
        await RefusedAsync(server.Places.FindNearAsync(new FindNearRequest { Filter = filter, Position = new Position() }), field);

        using var stream = server.Places.StreamPlaces(new StreamPlacesRequest { Filter = filter });
        var refusal = await Assert.ThrowsAsync<RpcException>(() => stream.ResponseStream.MoveNext(CancellationToken.None));
        Refused.Check(refusal, StatusCode.InvalidArgument, "INVALID_ARGUMENT", field);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_001)]
    [InlineData(1_000_001)]
    public async Task A_page_size_out_of_bounds_is_refused_by_every_call(int size)
    {
        await RefusedAsync(server.Places.SearchPlacesAsync(new SearchPlacesRequest { PageSize = size }), "page_size");
        await RefusedAsync(server.Places.FindNearAsync(new FindNearRequest { PageSize = size, Position = new Position() }), "page_size");
        await RefusedAsync(server.Organisations.SearchOrganisationsAsync(new SearchOrganisationsRequest { PageSize = size }), "page_size");
        await RefusedAsync(server.Regions.SearchRegionsAsync(new SearchRegionsRequest { PageSize = size }), "page_size");
    }

    [Fact]
    public async Task All_wrong_fields_are_named_at_once()
    {
        var request = new SearchPlacesRequest
        {
            PageSize = 0,
            OrderBy = (PlaceOrder)9,
            Filter = new PlaceFilter { Box = new Box { West = 181, North = 91 }, Regions = { "GB", "XX" } },
        };

        await RefusedAsync(server.Places.SearchPlacesAsync(request),
            "page_size", "order_by", "filter.box.west", "filter.box.north", "filter.regions[0]", "filter.regions[1]");
    }

    [Fact]
    public async Task FindNear_without_a_right_position_is_refused()
    {
        await RefusedAsync(server.Places.FindNearAsync(new FindNearRequest()), "position");
        await RefusedAsync(server.Places.FindNearAsync(new FindNearRequest { Position = new Position { Latitude = 91 } }),
            "position.latitude");
        await RefusedAsync(server.Places.FindNearAsync(new FindNearRequest { Position = new Position { Longitude = double.NaN } }),
            "position.longitude");
        await RefusedAsync(server.Places.FindNearAsync(new FindNearRequest { Position = new Position(), WithinMetres = 0 }),
            "within_metres");
    }

    [Fact]
    public async Task Organisations_and_regions_refuse_wrong_fields()
    {
        await RefusedAsync(server.Organisations.GetOrganisationAsync(new GetOrganisationRequest { Id = "mitie" }), "id");
        await RefusedAsync(server.Organisations.SearchOrganisationsAsync(new SearchOrganisationsRequest { Country = "gb" }), "country");
        await RefusedAsync(server.Organisations.BatchGetInvolvementsAsync(new BatchGetInvolvementsRequest()), "place_ids");
        await RefusedAsync(server.Organisations.BatchGetInvolvementsAsync(
            new BatchGetInvolvementsRequest { PlaceIds = { Many }, OrganisationIds = { Many } }), "place_ids");
        await RefusedAsync(server.Organisations.BatchGetInvolvementsAsync(
            new BatchGetInvolvementsRequest { PlaceIds = { Many }, OpenOn = "x", Roles = { InvolvementRole.Unspecified } }),
            "open_on", "roles[0]");
        await RefusedAsync(server.Regions.GetRegionAsync(new GetRegionRequest { Code = "a region" }), "code");
        await RefusedAsync(server.Regions.SearchRegionsAsync(new SearchRegionsRequest { ParentCode = "XX" }), "parent_code");
        await RefusedAsync(server.Regions.SearchRegionsAsync(
            new SearchRegionsRequest { Containing = new Position { Latitude = 91 } }), "containing.latitude");
        await Refused.WithAsync(server.Regions.GetRegionAsync(new GetRegionRequest { Code = "XX" }), StatusCode.NotFound, "NOT_FOUND");
    }

    [Fact]
    public async Task A_fault_of_the_caller_is_no_error_of_ours_and_its_position_is_not_logged()
    {
        var request = new FindNearRequest { Position = new Position { Latitude = 48.137154, Longitude = 511.576124 } };

        await RefusedAsync(server.Places.FindNearAsync(request), "position.longitude");
        request.Position.Longitude = 11.576124;
        await server.Places.FindNearAsync(request);

        Assert.Empty(server.Log.Errors);
        Assert.Contains(server.Log.All,
            line => line.Contains("FindNear refused: INVALID_ARGUMENT position.longitude", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Log.All,
            line => line.Contains("48.1371", StringComparison.Ordinal) || line.Contains("11.5761", StringComparison.Ordinal));
    }

    static Task RefusedAsync<T>(AsyncUnaryCall<T> call, params string[] fields) =>
        Refused.WithAsync(call, StatusCode.InvalidArgument, "INVALID_ARGUMENT", fields);
}
