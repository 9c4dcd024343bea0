using Map.Places.Access;
using Map.Places.Errors;
using Map.Places.Places;
using Map.Places.Storage;
using Map.Places.Tests.Running;
using Map.V1;

namespace Map.Places.Tests.Places;

/// <summary>Each hot query uses the index that it names, on a table of 20,000 places.</summary>
public sealed class QueryPlanTests(PlacesServer server) : IClassFixture<PlacesServer>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        if (await server.Map.ScalarAsync<long>("SELECT count(*) FROM place") > 0) return;
        await server.Map.RegionAsync("XA", "A small region", 10, 10, 30, 30);
        await server.Map.RegionAsync("XB", "Nearly everywhere", -180, -86, 180, 86);
        await server.Map.ExecuteAsync("""
            INSERT INTO revision (number, at, origin, change, subject, subject_id, state)
            SELECT n, now(), 'test', 'created', 'place', n, '{}' FROM generate_series(10, 20009) n
            """);
        await server.Map.ExecuteAsync("""
            INSERT INTO place (id, kind, name, status, exact_position, "precision", published, created_at, updated_at, revision)
            SELECT gen_random_uuid(), 'support_group', md5(n::text), 'open',
                   ST_SetSRID(ST_MakePoint((n * 7919 % 36000) / 100.0 - 180, (n * 104729 % 17000) / 100.0 - 85), 4326), 'building',
                   true, now(), now(), n
            FROM generate_series(10, 20009) n
            """);
        await server.Map.ExecuteAsync("ANALYZE");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public Task Near_uses_the_index_of_distances()
    {
        var request = new FindNearRequest { Position = new Position { Latitude = 51, Longitude = 1 } };
        return UsesAsync(FindNear.Select(request, 21, FindNear.QuestionOf(request), Caller.Anonymous), "place_by_distance", times: 2);
    }

    [Fact]
    public Task A_box_uses_the_index_of_areas() =>
        UsesAsync(Search(new PlaceFilter { Box = new Box { West = 1, South = 50, East = 3, North = 52 } }), "place_by_area");

    [Fact]
    public Task A_box_across_the_antimeridian_uses_the_index_of_areas() =>
        UsesAsync(Search(new PlaceFilter { Box = new Box { West = 179, South = 50, East = -179, North = 52 } }), "place_by_area", times: 2);

    [Fact]
    public Task A_radius_uses_the_index_of_distances() => UsesAsync(
        Search(new PlaceFilter { Near = new Near { Position = new Position { Latitude = 51, Longitude = 1 }, WithinMetres = 50_000 } }),
        "place_by_distance");

    [Fact]
    public Task A_region_uses_the_regions_worked_out_before() =>
        UsesAsync(Search(new PlaceFilter { Regions = { "XA" } }), "place_region_pkey");

    [Fact]
    public Task Words_use_the_index_of_text() => UsesAsync(Search(new PlaceFilter { Text = "c4ca4238a0" }), "place_by_text");

    [Fact]
    public Task The_order_by_name_uses_its_index() => UsesAsync(Search(new PlaceFilter()), "place_by_name");

    [Fact]
    public Task The_order_by_update_uses_its_index() => UsesAsync(Search(new PlaceFilter(), PlaceOrder.Updated), "place_by_update");

    [Fact]
    public async Task A_later_page_starts_in_the_index_of_names_where_the_last_one_ended()
    {
        var first = await server.Places.SearchPlacesAsync(new SearchPlacesRequest { PageSize = 1_000 });

        var plan = await UsesAsync(Search(new PlaceFilter(), token: first.NextPageToken), "place_by_name");

        Assert.Contains("Index Cond: (ROW(", plan, StringComparison.Ordinal);
    }

    static Statement Search(PlaceFilter filter, PlaceOrder order = PlaceOrder.Name, string token = "")
    {
        var request = new SearchPlacesRequest { Filter = filter, OrderBy = order };
        if (token.Length > 0) request.PageToken = token;
        return SearchPlaces.Select(
            request, 51, PlaceOrdering.Of(order, new Violations()), SearchPlaces.QuestionOf(request), Caller.Anonymous);
    }

    async Task<string> UsesAsync(Statement statement, string index, int times = 1)
    {
        var plan = await ExplainAsync(statement);
        Assert.True(plan.Split(index).Length - 1 >= times, plan);
        Assert.DoesNotContain("Seq Scan on place p", plan, StringComparison.Ordinal);
        return plan;
    }

    async Task<string> ExplainAsync(Statement statement)
    {
        await using var command = statement.On(server.Database);
        command.CommandText = $"EXPLAIN {command.CommandText}";
        await using var line = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await line.ReadAsync()) plan.Add(line.GetString(0));
        return string.Join('\n', plan);
    }
}
