using Grpc.Core;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Places.Read;

public sealed class GetPlaceTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    [Fact]
    public async Task GetPlace_with_everything_centre_has_gives_all_of_it()
    {
        await server.Map.RegionAsync("GB", "United Kingdom", -9, 49, 3, 61);
        await server.Map.RegionAsync("GB-OXF", "Oxfordshire", -2, 51, 0, 52, "subdivision", "GB");
        var id = await server.Map.PlaceAsync("Campsfield \"House\" \u0645\u0631\u0643\u0632", 51.8361, -1.3147, "detention_centre", more: [
            ("names", """'{"fr": "Maison Campsfield"}'"""), ("summary", "'A sentence.'"),
            ("status_as_of", "'2025-12'"), ("town", "'Kidlington'"), ("country", "'GB'"), ("confidence", "'high'"),
            ("facility_type", "'removal_centre'"), ("facility_type_note", "'IRC'"),
            ("verified_on", "'2026-01-31'")]);
        await server.Map.PeriodAsync(id, "2025-12", null);
        await server.Map.PeriodAsync(id, "1993-11", "2018-12");
        await server.Map.ExecuteAsync("INSERT INTO source (id, citation, url) VALUES ($1, 'Home Office', 'https://example.org/a')", id);
        await server.Map.ExecuteAsync("INSERT INTO place_source VALUES ($1, 0, $1)", id);
        await server.Map.ExecuteAsync("INSERT INTO capacity VALUES ($1, 0, 216, '2014', $1), ($1, 1, 160, '2025-12', NULL)", id);

        var place = await server.Places.GetPlaceAsync(new GetPlaceRequest { Id = id.ToString() });

        Assert.Equal("Campsfield \"House\" \u0645\u0631\u0643\u0632", place.Name);
        Assert.Equal(PlaceKind.DetentionCentre, place.Kind);
        Assert.Equal("Maison Campsfield", place.Names["fr"]);
        Assert.Equal((51.8361, -1.3147, Precision.Building), (place.Position.Latitude, place.Position.Longitude, place.Precision));
        Assert.Equal(["1993-11", "2025-12"], place.Periods.Select(period => period.From));
        Assert.Equal(("1993-11", false), (place.OpenedOn, place.HasClosedOn));
        Assert.Equal(["GB", "GB-OXF"], place.RegionCodes);
        Assert.Equal(new Source { Citation = "Home Office", Url = "https://example.org/a" }, Assert.Single(place.Sources));
        Assert.Equal([(160, "2025-12"), (216, "2014")],
            place.DetentionCentre.Capacities.Select(capacity => (capacity.People, capacity.AsOf)));
        Assert.Equal("Home Office", place.DetentionCentre.Capacities[1].Source.Citation);
        Assert.Null(place.DetentionCentre.Capacities[0].Source);
        Assert.Equal(("2025-12", "2026-01-31", "Kidlington"), (place.StatusAsOf, place.VerifiedOn, place.Address.Town));
        Assert.True(place.Published);
        Assert.True(place.Revision > 0);
    }

    [Fact]
    public async Task GetPlace_of_network_without_position_says_so()
    {
        var id = await server.Map.PlaceAsync("network_without_position", more: [("languages", "'{en,ar}'"), ("scope", "'national'")]);

        var place = await server.Places.GetPlaceAsync(new GetPlaceRequest { Id = id.ToString() });

        Assert.Null(place.Position);
        Assert.Null(place.Address);
        Assert.Equal(Precision.Unspecified, place.Precision);
        Assert.Equal(["en", "ar"], place.SupportGroup.Languages);
        Assert.Equal(Scope.National, place.SupportGroup.Scope);
        Assert.Empty(place.RegionCodes);
    }

    [Fact]
    public async Task GetPlace_of_unknown_id_is_not_found()
    {
        var call = server.Places.GetPlaceAsync(new GetPlaceRequest { Id = Guid.Empty.ToString() });

        await Refused.WithAsync(call, StatusCode.NotFound, "NOT_FOUND");
    }

    [Theory]
    [InlineData("")]
    [InlineData("campsfield")]
    [InlineData("0190f3b27c1e7d3a9b5e2f6a8c4d1e07")]
    public async Task GetPlace_of_something_else_than_id_is_refused(string id)
    {
        var call = server.Places.GetPlaceAsync(new GetPlaceRequest { Id = id });

        await Refused.WithAsync(call, StatusCode.InvalidArgument, "INVALID_ARGUMENT", "id");
    }

    [Fact]
    public async Task BatchGetPlaces_keeps_order_of_ids_and_leaves_out_what_is_not_there()
    {
        var first = await server.Map.PlaceAsync("first", 1, 1);
        var second = await server.Map.PlaceAsync("second", 2, 2);

        var batch = await server.Places.BatchGetPlacesAsync(
            new BatchGetPlacesRequest { Ids = { second.ToString(), Guid.Empty.ToString(), first.ToString() } });

        Assert.Equal(["second", "first"], batch.Places.Select(place => place.Name));
    }

    [Fact]
    public async Task BatchGetPlaces_of_more_than_thousand_or_of_wrong_ids_names_them()
    {
        var many = new BatchGetPlacesRequest { Ids = { Enumerable.Repeat(Guid.Empty.ToString(), 1_001) } };
        var wrong = new BatchGetPlacesRequest { Ids = { Guid.Empty.ToString(), "x" } };

        await Refused.WithAsync(server.Places.BatchGetPlacesAsync(many), StatusCode.InvalidArgument, "INVALID_ARGUMENT", "ids");
        await Refused.WithAsync(server.Places.BatchGetPlacesAsync(wrong), StatusCode.InvalidArgument, "INVALID_ARGUMENT", "ids[1]");
    }
}
