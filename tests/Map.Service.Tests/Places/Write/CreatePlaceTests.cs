using Grpc.Core;
using Map.Contract;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Places.Write;

public sealed class CreatePlaceTests(PlacesServer server) : IClassFixture<PlacesServer>, IAsyncLifetime
{
    public Task InitializeAsync() => server.FillOnceAsync(FillAsync);

    async Task FillAsync()
    {
        await server.Map.RegionAsync("GB", "United Kingdom", -9, 49, 3, 61);
        await server.Map.RegionAsync("GB-KEN", "Kent", 0, 51, 2, 52, "subdivision", "GB");
        await server.Map.RegionAsync("FR", "France", 3, 42, 9, 51);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Contributor_s_place_is_published_and_found_by_next_query()
    {
        var created = await server.Places.CreatePlaceAsync(
            new CreatePlaceRequest { Place = Group("Kent group") }, await server.KeyAsync(Role.Contributor));

        Assert.True(created.Published);
        Assert.Equal(PlaceKind.SupportGroup, created.Kind);
        Assert.Equal(["GB", "GB-KEN"], created.RegionCodes);
        var found = await server.Places.SearchPlacesAsync(new SearchPlacesRequest { Filter = new PlaceFilter { Text = "kent group" } });
        Assert.Equal(created, found.Results.Single().Place);
        Assert.Equal("api", await server.Map.ScalarAsync<string>("SELECT origin FROM revision WHERE number = $1", created.Revision));
        Assert.NotEqual(Guid.Empty, await server.Map.ScalarAsync<Guid>("SELECT key_id FROM revision WHERE number = $1", created.Revision));
    }

    [Fact]
    public async Task Sources_stay_as_caller_gives_them()
    {
        var place = Group("Group with sources");
        place.Sources.Clear();
        place.Sources.Add(new Source { Citation = "A leaflet that names example.org" });
        place.Sources.Add(new Source { Citation = "example.org", Url = "http://example.org/page" });

        var created = await server.Places.CreatePlaceAsync(
            new CreatePlaceRequest { Place = place }, await server.KeyAsync(Role.Contributor));

        Assert.Equal(place.Sources, created.Sources);
    }

    [Fact]
    public async Task Refused_calls_leave_no_trace_in_any_table()
    {
        var contributor = await server.KeyAsync(Role.Contributor);
        var french = await server.KeyAsync(Role.Contributor, "FR");
        var (closedId, closed) = await server.Keys.CreateAsync(Role.Admin, [], "closed", CancellationToken.None);
        await server.Keys.CloseAsync(closedId, CancellationToken.None);
        var before = await RowsAsync();
        var request = new CreatePlaceRequest { Place = Group("refused") };
        var wrong = new CreatePlaceRequest { Place = Group("") };
        wrong.Place.Position.Latitude = 91;
        var network = new CreatePlaceRequest { Place = Group("network_without_position") };
        network.Place.Position = null;
        network.Place.Precision = Precision.Unspecified;
        network.Place.CoverageCodes.Add(["FR", "GB"]);

        await Refused.WithAsync(server.Places.CreatePlaceAsync(request), StatusCode.Unauthenticated, "UNAUTHENTICATED");
        await Refused.WithAsync(
            server.Places.CreatePlaceAsync(request, PlacesServer.Bearer(closed)), StatusCode.Unauthenticated, "UNAUTHENTICATED");
        await Refused.WithAsync(server.Places.CreatePlaceAsync(request, french), StatusCode.PermissionDenied, "PERMISSION_DENIED");
        await Refused.WithAsync(server.Places.CreatePlaceAsync(network, french), StatusCode.PermissionDenied, "PERMISSION_DENIED");
        await Refused.WithAsync(server.Places.CreatePlaceAsync(wrong, contributor), StatusCode.InvalidArgument, "INVALID_ARGUMENT",
            "place.name", "place.position.latitude");
        await Refused.WithAsync(
            server.Places.CreatePlaceAsync(new CreatePlaceRequest(), contributor), StatusCode.InvalidArgument, "INVALID_ARGUMENT", "place");
        await Refused.WithAsync(
            server.Places.CreatePlaceAsync(new CreatePlaceRequest { Place = request.Place, RequestId = "x" }, contributor),
            StatusCode.InvalidArgument, "INVALID_ARGUMENT", "request_id");

        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task Regional_key_counts_for_parts_of_its_region_by_position_or_by_coverage()
    {
        var british = await server.KeyAsync(Role.Contributor, "GB");
        var network = Group("network for Kent");
        network.Position = null;
        network.Precision = Precision.Unspecified;
        network.CoverageCodes.Add("GB-KEN");

        var placed = await server.Places.CreatePlaceAsync(new CreatePlaceRequest { Place = Group("placed") }, british);
        var covering = await server.Places.CreatePlaceAsync(new CreatePlaceRequest { Place = network }, british);

        Assert.Equal(["GB", "GB-KEN"], placed.RegionCodes);
        Assert.Equal((["GB-KEN"], 0), (covering.CoverageCodes, covering.RegionCodes.Count));
    }

    [Fact]
    public async Task Two_at_once_are_both_kept()
    {
        var key = await server.KeyAsync(Role.Contributor);

        var created = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(i => server.Places.CreatePlaceAsync(new CreatePlaceRequest { Place = Group($"parallel {i}") }, key).ResponseAsync));

        Assert.Equal(8, created.Select(place => place.Id).Distinct().Count());
        Assert.Equal(8, created.Select(place => place.Revision).Distinct().Count());
        var found = await server.Places.CountPlacesAsync(new CountPlacesRequest { Filter = new PlaceFilter { Text = "parallel" } });
        Assert.Equal(8, found.Count);
    }

    [Fact]
    public async Task Two_at_once_with_same_request_id_are_one()
    {
        var key = await server.KeyAsync(Role.Contributor);
        var request = new CreatePlaceRequest { Place = Group("once only"), RequestId = Guid.CreateVersion7().ToString() };

        var created = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => server.Places.CreatePlaceAsync(request, key).ResponseAsync));

        Assert.Single(created.Select(place => place.Id).Distinct());
        var found = await server.Places.CountPlacesAsync(new CountPlacesRequest { Filter = new PlaceFilter { Text = "once only" } });
        Assert.Equal(1, found.Count);
    }

    static Place Group(string name) => new()
    {
        Name = name,
        Status = PlaceStatus.Open,
        Position = new Position { Latitude = 51.5, Longitude = 1 },
        Precision = Precision.Building,
        Sources = { new Source { Citation = "The group's website" } },
        SupportGroup = new SupportGroup { Languages = { "en" } },
    };

    // The number of rows of every table, and of the revisions given out.
    Task<string> RowsAsync() => server.Map.ScalarAsync<string>("""
        SELECT (SELECT last FROM revision_counter) || string_agg(table_name || ' ' ||
            (xpath('/row/c/text()', query_to_xml('SELECT count(*) c FROM ' || quote_ident(table_name), false, true, '')))[1]::text,
            ', ' ORDER BY table_name)
        FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
        """);
}
