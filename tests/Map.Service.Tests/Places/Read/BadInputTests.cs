using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Places.Read;

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
        { "filter.verified_since", new PlaceFilter { VerifiedSince = "yesterday" } },
        { "filter.changed_since", new PlaceFilter { ChangedSince = new Timestamp { Seconds = long.MaxValue } } },
        { "filter.changed_since", new PlaceFilter { ChangedSince = new Timestamp { Nanos = -1 } } },
        { "filter.covers.longitude", new PlaceFilter { Covers = new Position { Longitude = double.NaN } } },
        { "filter.capacity_at_least", new PlaceFilter { CapacityAtLeast = 0 } },
        { "filter.capacity_at_least", new PlaceFilter { CapacityAtLeast = 100_001 } },
        { "filter.facility_types[0]", new PlaceFilter { FacilityTypes = { "gb:NONE" } } },
        { "filter.facility_types[0]", new PlaceFilter { FacilityTypes = { "removal\0_centre" } } },
        { "filter.facility_types[0]", new PlaceFilter { FacilityTypes = { new string('x', 500_000) } } },
        { "filter.facility_types", new PlaceFilter { FacilityTypes = { Enumerable.Repeat("prison", 10_000) } } },
        { "filter.languages[1]", new PlaceFilter { Languages = { "en", "English" } } },
        { "filter.languages", new PlaceFilter { Languages = { Enumerable.Repeat("en", 101) } } },
        { "filter.services[0]", new PlaceFilter { Services = { (V1.Service)99 } } },
        { "filter.ways_to_help[0]", new PlaceFilter { WaysToHelp = { HelpKind.Unspecified } } },
        { "filter.organisations", new PlaceFilter { Organisations = { Enumerable.Repeat("not an id", 10_000) } } },
        { "filter.text", new PlaceFilter { Text = new string('x', 1_000_000) } },
        { "filter.within", new PlaceFilter { Within = new Area() } },
        { "filter.within", new PlaceFilter { Within = new Area { Polygons = { new Polygon() } } } },
        { "filter.within", Within([0, 0, 1, 0, 1, 1]) },
        { "filter.within", Within([0, 0, 1, 0, 1, 1, 0, 1]) },
        { "filter.within", Within([0, 0, 1, 1, 1, 0, 0, 1, 0, 0]) },
        { "filter.within", Within([0, 0, 1, 1, 0, 0, 1, 1, 0, 0]) },
        { "filter.within", Within([0, 0, 9, 0, 9, 9, 0, 0], [20, 20, 21, 20, 21, 21, 20, 20]) },
        { "filter.within", Within([170, 0, 190, 0, 190, 9, 170, 0]) },
        { "filter.within", Within([0, 0, double.NaN, 0, 9, 9, 0, 0]) },
        { "filter.within", Within([0, 0, 1, double.PositiveInfinity, 9, 9, 0, 0]) },
        { "filter.within", Within([.. Enumerable.Range(0, 20_002).Select(_ => 1.0)]) },
        { "filter.within", Within([.. Enumerable.Repeat<double[]>([0, 0], 1_001)]) },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Wrong_filter_is_refused_by_every_call_with_path_of_field(string field, PlaceFilter filter)
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
    public async Task Page_size_out_of_bounds_is_refused_by_every_call(int size)
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
    public async Task FindNear_without_right_position_is_refused()
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
    public async Task Fault_of_caller_is_no_error_of_ours_and_its_position_is_not_logged()
    {
        var request = new FindNearRequest { Position = new Position { Latitude = 48.137154, Longitude = 511.576124 } };

        await RefusedAsync(server.Places.FindNearAsync(request), "position.longitude");
        request.Position.Longitude = 11.576124;
        await server.Places.FindNearAsync(request);

        Assert.Empty(server.Log.Errors);
        Assert.Contains(server.Log.Lines,
            line => line.Contains("FindNear refused: INVALID_ARGUMENT position.longitude", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Log.Lines,
            line => line.Contains("48.1371", StringComparison.Ordinal) || line.Contains("11.5761", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Polygon_of_million_positions_is_refused_before_it_is_read()
    {
        var filter = Within([.. Enumerable.Range(0, 2_000_000).Select(_ => 1.0)]);

        var call = server.Places.SearchPlacesAsync(new SearchPlacesRequest { Filter = filter });

        Assert.Equal(StatusCode.ResourceExhausted, (await Assert.ThrowsAsync<RpcException>(async () => await call)).StatusCode);
    }

    // Longitude, latitude, longitude, latitude …
    static PlaceFilter Within(params double[][] rings) => new()
    {
        Within = new Area
        {
            Polygons =
            {
                new Polygon
                {
                    Rings =
                    {
                        rings.Select(ring => new Ring
                        {
                            Positions = { ring.Chunk(2).Select(pair => new Position { Longitude = pair[0], Latitude = pair[1] }) },
                        }),
                    },
                },
            },
        },
    };

    static Task RefusedAsync<T>(AsyncUnaryCall<T> call, params string[] fields) =>
        Refused.WithAsync(call, StatusCode.InvalidArgument, "INVALID_ARGUMENT", fields);
}
