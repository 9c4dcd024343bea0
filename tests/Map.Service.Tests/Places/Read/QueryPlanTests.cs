using System.Text.RegularExpressions;
using Google.Protobuf.WellKnownTypes;
using Map.Service.Access;
using Map.Service.Contributions.Twins;
using Map.Service.Log.ChangeFeed;
using Map.Service.Log.History;
using Map.Service.Places.Fields;
using Map.Service.Places.Filter;
using Map.Service.Places.Read;
using Map.Service.Search;
using Map.Service.Storage;
using Map.Service.View.Clusters;
using Map.Service.View.Statistics;
using Map.Service.View.Tiles;
using Map.Testing.Running;
using Map.V1;
using Npgsql;

namespace Map.Service.Tests.Places.Read;

/// <summary>Each hot query uses the index that it names, on a table of 50,000 places.</summary>
public sealed partial class QueryPlanTests(PlacesServer server) : IClassFixture<PlacesServer>, IAsyncLifetime
{
    // Those that have so few rows in every map that a scan is the right plan: one, a few dozen, a few dozen, a few hundred.
    static readonly string[] Small = ["revision_counter", "facility_type", "facility_type_word", "region"];

    public Task InitializeAsync() => server.FillOnceAsync(FillAsync);

    async Task FillAsync()
    {
        await server.Map.RegionAsync("XA", "A small region", 10, 10, 30, 30);
        await server.Map.RegionAsync("XB", "Nearly everywhere", -180, -86, 180, 86);
        await server.Map.ExecuteAsync("""
            INSERT INTO revision (number, at, origin, change, subject, subject_id, state)
            SELECT n, now(), 'test', 'created', 'place', n, '{}' FROM generate_series(10, 50009) n
            """);
        await server.Map.ExecuteAsync("""
            WITH merge AS (INSERT INTO act (id, at, kind) SELECT gen_random_uuid(), now(), 'merge' FROM generate_series(1, 5000) RETURNING id)
            INSERT INTO redirect (id, subject, survivor_id, act_id) SELECT gen_random_uuid(), 'place', gen_random_uuid(), id FROM merge
            """);
        // Without triggers, which would look for the regions of one place at a time.
        await server.Map.ExecuteAsync("""
            SET LOCAL session_replication_role = replica;
            INSERT INTO place (id, kind, name, status, exact_position, "precision", published, created_at, updated_at, revision, facility_type,
                               services, languages, verified_on, audiences, holds, confidence)
            SELECT gen_random_uuid(), CASE WHEN n % 100 = 0 THEN 'detention_centre' ELSE 'support_group' END::place_kind, md5(n::text), 'open',
                   ST_SetSRID(ST_MakePoint((n::bigint * 7919 % 36000) / 100.0 - 180, (n::bigint * 104729 % 17000) / 100.0 - 85), 4326),
                   CASE WHEN n % 997 = 0 THEN 'site' ELSE 'building' END::position_precision, true, now(), timestamptz '2020-01-01' + n * interval '1 hour', n,
                   CASE WHEN n % 1000 = 0 THEN 'hotel' WHEN n % 100 = 0 THEN 'removal_centre' END,
                   CASE WHEN n % 997 = 0 THEN '{rescue}' ELSE '{visits}' END::service[],
                   CASE WHEN n % 997 = 0 THEN '{pt-BR}' ELSE '{en}' END::text[],
                   CASE WHEN n % 50 = 0 THEN date '2020-01-01' + n / 50 END,
                   CASE WHEN n % 100 = 0 THEN '{}' WHEN n % 997 = 0 THEN '{survivors}' ELSE '{detained}' END::audience[],
                   CASE WHEN n % 100 > 0 THEN '{}' WHEN n % 1000 = 0 THEN '{families}' ELSE '{men}' END::population[],
                   CASE WHEN n % 997 = 0 THEN 'low' ELSE 'high' END::confidence
            FROM generate_series(10, 50009) n;
            INSERT INTO place_region (region_code, place_id, sort_name)
            SELECT DISTINCT r.region_code, p.id, p.sort_name FROM place p JOIN region_part r ON ST_Intersects(r.part, p.position)
            """);
        await server.Map.ExecuteAsync("""
            INSERT INTO capacity (place_id, ordinal, people, as_of)
            SELECT id, 0, revision / 100, '2020' FROM place WHERE kind = 'detention_centre'
            """);
        await server.Map.ExecuteAsync("""
            INSERT INTO way_to_help (place_id, ordinal, what)
            SELECT id, 0, CASE WHEN revision % 997 = 0 THEN 'host' ELSE 'visit' END::help_kind FROM place WHERE kind = 'support_group'
            """);
        await server.Map.ExecuteAsync("INSERT INTO coverage SELECT id, 'XA' FROM place WHERE revision % 997 = 0");
        await server.Map.ExecuteAsync("INSERT INTO coverage SELECT id, 'XB' FROM place WHERE revision % 997 <> 0");
        // What is read beside the place has many rows as well, or a scan of it would be right.
        await server.Map.ExecuteAsync("""
            SET LOCAL session_replication_role = replica;
            INSERT INTO source (id, citation) SELECT md5(n::text)::uuid, 'Leaflet ' || n FROM generate_series(1, 2000) n;
            INSERT INTO organisation (id, name, kind, updated_at, revision)
            SELECT md5(n::text)::uuid, 'Organisation ' || n, 'charity', now(), n + 10 FROM generate_series(1, 2000) n;
            INSERT INTO api_key (id, hash, label, role, created_at)
            SELECT md5(n::text)::uuid, sha256(n::text::bytea), 'Key ' || n, 'contributor', now() FROM generate_series(1, 2000) n;
            INSERT INTO place_source (place_id, ordinal, source_id) SELECT id, 0, md5((revision % 2000 + 1)::text)::uuid FROM place;
            INSERT INTO place_name_form SELECT form, id FROM place, name_forms(search_text) form;
            INSERT INTO place_twin SELECT id, sort(ARRAY[revision, revision / 3 + 100000, revision % 997 + 200000]::int[]) FROM place;
            INSERT INTO place_name (place_id, ordinal, name, kind) SELECT id, 0, 'Short', 'short' FROM place;
            INSERT INTO period (place_id, ordinal, opened) SELECT id, 0, '2001' FROM place;
            INSERT INTO involvement (id, organisation_id, place_id, role)
            SELECT gen_random_uuid(), md5((revision % 2000 + 1)::text)::uuid, id, 'visits' FROM place;
            INSERT INTO involvement_revision SELECT i.organisation_id, p.revision FROM involvement i JOIN place p ON p.id = i.place_id;
            INSERT INTO organisation_contact (organisation_id, ordinal, kind, value, visibility)
            SELECT id, 0, 'email', 'a@example.org', 'public' FROM organisation;
            INSERT INTO contact (place_id, ordinal, kind, value, visibility) SELECT id, 0, 'email', 'a@example.org', 'public' FROM place
            """);
        await server.Map.ExecuteAsync("ANALYZE");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Near_uses_index_of_distances()
    {
        var request = new FindNearRequest { Position = new Position { Latitude = 51, Longitude = 1 } };
        await UsesAsync(FindNear.Select(request, 25, PlaceReader.Whole, null, Caller.Anonymous), "place_by_distance");
        await UsesAsync(FindNear.SelectExactly(request, 21, PlaceReader.Whole, null, Caller.Anonymous), "place_by_distance", times: 2);
    }

    [Fact]
    public async Task Similar_places_use_indexes_of_keys_distances_and_contacts()
    {
        var place = new Place { Name = "A place", Position = new Position { Latitude = 51, Longitude = 1 } };
        place.Contacts.Add(new Contact { Kind = ContactKind.Voice, Value = "+44 20 7946 0123" });

        var plan = await UsesAsync(TwinCandidates.Select(place, ([1, 2], [3, 4, 5]), null, Caller.Anonymous), "place_twin_by_key", times: 2);

        Assert.Contains("place_by_distance", plan, StringComparison.Ordinal);
        Assert.Contains("contact_by_key", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Gather", plan, StringComparison.Ordinal);
    }

    [Fact]
    public Task Box_uses_index_of_areas() =>
        UsesAsync(Search(new PlaceFilter { Box = new Box { West = 1, South = 50, East = 3, North = 52 } }), "place_by_area");

    [Fact]
    public async Task Small_box_uses_index_of_areas_and_is_planned_once()
    {
        var filter = new PlaceFilter { Box = new Box { West = 1, South = 50, East = 1.125, North = 50.25 } };
        await UsesAsync(Search(filter), "place_by_area");
        await using var connection = await server.Database.OpenConnectionAsync();
        // Also where a pooler gives each transaction another connection.
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = Search(filter).On(connection);
        await command.PrepareAsync();
        for (var i = 0; i < 12; i++) await command.ExecuteNonQueryAsync();

        await using var plans = new NpgsqlCommand(
            "SELECT custom_plans FROM pg_prepared_statements WHERE statement LIKE '%(SELECT ST_MakeEnvelope%' AND generic_plans > 0", connection);
        // PostgreSQL always plans for the first five times.
        Assert.Equal(5L, await plans.ExecuteScalarAsync());
        await command.UnprepareAsync();
    }

    [Fact]
    public Task Box_across_antimeridian_uses_index_of_areas() =>
        UsesAsync(Search(new PlaceFilter { Box = new Box { West = 179, South = 50, East = -179, North = 52 } }), "place_by_area", times: 2);

    [Fact]
    public Task Radius_uses_index_of_distances() => UsesAsync(
        Search(new PlaceFilter { Near = new Near { Position = new Position { Latitude = 51, Longitude = 1 }, WithinMetres = 50_000 } }),
        "place_by_distance");

    [Fact]
    public async Task Region_uses_regions_worked_out_before_in_order_of_names()
    {
        var plan = await UsesAsync(Search(new PlaceFilter { Regions = { "XA" } }), "place_region_by_name");
        Assert.DoesNotContain("Sort Key: r.sort_name", plan, StringComparison.Ordinal);
    }

    [Fact]
    public Task Several_regions_use_regions_worked_out_before() =>
        UsesAsync(Search(new PlaceFilter { Regions = { "XA", "XC" } }), "place_region");

    [Fact]
    public Task Polygon_uses_index_of_areas() => UsesAsync(Search(new PlaceFilter { Within = Triangle(1, 50) }), "place_by_area");

    [Fact]
    public Task Polygons_on_both_sides_of_world_use_index_of_areas_each()
    {
        var area = Triangle(-178, 50);
        area.Polygons.Add(Triangle(176, 50).Polygons);
        return UsesAsync(Search(new PlaceFilter { Within = area }), "place_by_area", times: 2);
    }

    [Fact]
    public async Task Box_of_world_walks_along_order_and_sorts_nothing()
    {
        var plan = await UsesAsync(
            Search(new PlaceFilter { Box = new Box { West = -180, South = -90, East = 180, North = 90 } }), "place_by_name");

        Assert.DoesNotContain("place_by_area", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_covers_position_uses_index_of_coverage()
    {
        var plan = await UsesAsync(Search(new PlaceFilter { Covers = new Position { Latitude = 20, Longitude = 20 } }), "coverage_");

        Assert.DoesNotContain("Seq Scan on coverage", plan, StringComparison.Ordinal);
    }

    // All places lie in two regions: a scan of place_region is right.
    [Theory]
    [InlineData(PlaceOrder.Name)]
    [InlineData(PlaceOrder.Nearest)]
    public async Task Who_helps_at_position_uses_indexes_of_coverage_regions_and_distances(PlaceOrder order)
    {
        var plan = await UsesAsync(
            Search(new PlaceFilter { Helps = new Position { Latitude = 20, Longitude = 20 } }, order), "place_by_distance",
            scanned: "place_region");

        Assert.Contains("coverage_by_region", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_serves_region_uses_index_of_coverage()
    {
        var plan = await UsesAsync(Search(new PlaceFilter { Regions = { "XA" }, RegionMatch = RegionMatch.Coverage }), "coverage_");

        Assert.DoesNotContain("Seq Scan on coverage", plan, StringComparison.Ordinal);
    }

    [Fact]
    public Task Rare_facility_type_uses_its_index() =>
        UsesAsync(Count(new PlaceFilter { FacilityTypes = { "hotel" } }), "place_by_facility_type");

    [Fact]
    public Task Rare_service_uses_its_index() => UsesAsync(Search(new PlaceFilter { Services = { V1.Service.Rescue } }), "place_by_service");

    [Fact]
    public Task Rare_language_uses_its_index() => UsesAsync(Search(new PlaceFilter { Languages = { "pt" } }), "place_by_language");

    [Fact]
    public Task Rare_way_to_help_uses_its_index() =>
        UsesAsync(Search(new PlaceFilter { WaysToHelp = { HelpKind.Host } }), "way_to_help_by_kind");

    [Fact]
    public Task Rare_audience_uses_its_index() =>
        UsesAsync(Search(new PlaceFilter { Audiences = { Audience.Survivors } }), "place_by_audience");

    [Fact]
    public Task Rare_population_uses_its_index() =>
        UsesAsync(Search(new PlaceFilter { Holds = { Population.Families } }), "place_by_population");

    [Fact]
    public Task Rare_precision_uses_its_index() =>
        UsesAsync(Search(new PlaceFilter { Precision = { Precision.Site } }), "place_by_precision");

    [Fact]
    public Task Rare_confidence_uses_its_index() =>
        UsesAsync(Search(new PlaceFilter { Confidence = { Confidence.Low } }), "place_by_confidence");

    [Fact]
    public Task Large_capacity_uses_its_index() =>
        UsesAsync(Search(new PlaceFilter { CapacityAtLeast = 495 }), "capacity_by_people");

    [Fact]
    public Task Late_confirmations_use_their_index() =>
        UsesAsync(Search(new PlaceFilter { VerifiedSince = "2022-09-01" }), "place_by_verification");

    [Fact]
    public Task Late_changes_use_their_index() => UsesAsync(
        Search(new PlaceFilter { ChangedSince = new DateTime(2025, 9, 14, 0, 0, 0, DateTimeKind.Utc).ToTimestamp() }), "place_by_change");

    [Theory]
    [InlineData(-11, 40, 13, 55, 6)]
    [InlineData(179, 50, -179, 52, 8)]
    [InlineData(-180, -90, 180, 90, 1)]
    public async Task Clusters_of_wide_box_use_index_of_tiles_alone(double west, double south, double east, double north, int zoom)
    {
        await server.Map.ExecuteAsync("VACUUM place");
        var request = new ClusterPlacesRequest
        {
            Box = new Box { West = west, South = south, East = east, North = north }, Zoom = zoom,
            Filter = new PlaceFilter { Kinds = { PlaceKind.SupportGroup }, Statuses = { PlaceStatus.Open } },
        };

        var plan = await UsesAsync(ClusterSql.Select(request, Caller.Anonymous), "Index Only Scan using place_by_tile");

        Assert.Contains("Index Cond: (revision = ", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("place_by_area", plan, StringComparison.Ordinal);
    }

    [Fact]
    public Task Clusters_of_small_box_use_index_of_areas() => UsesAsync(
        ClusterSql.Select(
            new ClusterPlacesRequest { Box = new Box { West = 179.95, South = 50, East = -179.95, North = 50.1 }, Zoom = 12 }, Caller.Anonymous),
        "place_by_area", times: 2);

    // TwoWaysTests ask for the position.
    [Theory]
    [InlineData("""{ "services": [ "SERVICE_VISITS" ] }""")]
    [InlineData("""{ "hasPosition": true }""")]
    public Task Clusters_of_what_index_of_tiles_does_not_have_use_index_of_areas(string filter) => UsesAsync(
        ClusterSql.Select(
            new ClusterPlacesRequest
            {
                Box = new Box { West = 1, South = 50, East = 3, North = 52 }, Zoom = 8, Filter = PlaceFilter.Parser.ParseJson(filter),
            },
            Caller.Anonymous),
        "place_by_area");

    [Fact]
    public Task Statistics_use_index_of_filter_and_those_of_dimensions() => UsesAsync(
        SummarisePlaces.Select(
            new SummarisePlacesRequest
            {
                Filter = new PlaceFilter { Box = new Box { West = 1, South = 50, East = 3, North = 52 } },
                By = { StatisticsDimension.Region },
            },
            Caller.Anonymous, new DateOnly(2026, 1, 1)).Statement,
        "place_by_area");

    // Two thousand organisations are scanned as fast as their index is read.
    [Fact]
    public Task Words_use_index_of_text() =>
        UsesAsync(Search(new PlaceFilter { Text = "c4ca4238a0" }), "place_by_text", scanned: "organisation");

    [Fact]
    public Task Relevance_uses_index_of_text_for_every_rank()
    {
        var request = new SearchPlacesRequest { Filter = new() { Text = "c4ca4238a0" }, OrderBy = PlaceOrder.Relevance };
        return UsesAsync(
            SearchPlaces.Select(request.Filter, 51, PlaceReader.Whole, PlaceOrdering.Of(request), Caller.Anonymous), "place_by_text", times: 2,
            scanned: "organisation");
    }

    [Fact]
    public async Task Search_uses_indexes_of_text_for_every_rank()
    {
        var request = new SearchRequest { Text = "c4ca4238a0", Near = new Position { Latitude = 51, Longitude = 1 } };
        await UsesAsync(FoundPlaces.Select(request, 10, PlaceReader.Whole, null, Caller.Anonymous), "place_by_text", times: 2, scanned: "organisation");
    }

    [Fact]
    public Task Order_by_name_uses_its_index() => UsesAsync(Search(new PlaceFilter()), "place_by_name");

    [Fact]
    public Task Order_by_update_uses_its_index() => UsesAsync(Search(new PlaceFilter(), PlaceOrder.Updated), "place_by_update");

    [Fact]
    public async Task Changes_read_part_of_log_and_look_up_what_was_before_and_after()
    {
        var page = ChangeLog.Select(10_000, 10_100, new PlaceFilter(), 101, Caller.Anonymous);

        var plan = await UsesAsync(page, "revision_by_subject", times: 3);

        Assert.Contains("Index Scan using revision_pkey", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on revision", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Later_page_starts_in_index_of_names_where_last_one_ended()
    {
        var first = await server.Places.SearchPlacesAsync(new SearchPlacesRequest { PageSize = 1_000 });

        var plan = await UsesAsync(Search(new PlaceFilter(), token: first.NextPageToken), "place_by_name");

        Assert.Contains("Index Cond: (ROW(", plan, StringComparison.Ordinal);
    }

    static Area Triangle(double west, double south) => new()
    {
        Polygons =
        {
            new Polygon
            {
                Rings =
                {
                    new Ring
                    {
                        Positions =
                        {
                            new Position { Longitude = west, Latitude = south }, new Position { Longitude = west + 2, Latitude = south },
                            new Position { Longitude = west, Latitude = south + 2 }, new Position { Longitude = west, Latitude = south },
                        },
                    },
                },
            },
        },
    };

    [Fact]
    public Task Tile_of_places_uses_index_of_areas() =>
        UsesAsync(TileSql.Places(new Tile(9, 257, 170), null, null, Caller.Anonymous), "place_by_area");

    [Fact]
    public Task Tile_of_clusters_uses_index_of_tiles_and_finds_single_places_by_their_revision() =>
        UsesAsync(TileSql.Clusters(new Tile(6, 32, 21), new PlaceFilter { Kinds = { PlaceKind.SupportGroup } }, null, Caller.Anonymous),
            "place_by_tile");

    [Fact]
    public Task Tile_at_antimeridian_uses_index_of_areas_twice() =>
        UsesAsync(TileSql.Places(new Tile(9, 511, 170), null, null, Caller.Anonymous), "place_by_area", times: 2);

    [Fact]
    public async Task History_uses_index_of_subjects()
    {
        await UsesAsync(PlaceHistory.Select(Guid.NewGuid(), long.MaxValue, 22, Caller.Anonymous), "revision_by_subject");

        var ofOrganisation = await UsesAsync(
            OrganisationHistory.Select(Guid.NewGuid(), long.MaxValue, 22, Caller.Anonymous), "revision_by_subject", times: 3);

        Assert.Contains("involvement_revision_pkey", ofOrganisation, StringComparison.Ordinal);
        Assert.Contains("revision_pkey on revision", ofOrganisation, StringComparison.Ordinal);
    }

    static Statement Count(PlaceFilter filter)
    {
        var statement = new Statement();
        return statement.Append($"SELECT count(*) FROM {PlaceFilterSql.Matching(filter, Caller.Anonymous, statement)}");
    }

    static Statement Search(PlaceFilter filter, PlaceOrder order = PlaceOrder.Name, string token = "")
    {
        var request = new SearchPlacesRequest { Filter = filter, OrderBy = order };
        if (token.Length > 0) request.PageToken = token;
        return SearchPlaces.Select(filter, 51, PlaceReader.Whole, PlaceOrdering.Of(request), Caller.Anonymous);
    }

    [Fact]
    public async Task Words_are_planned_for_themselves_however_often_they_are_asked_for()
    {
        await using var connection = await server.Database.OpenConnectionAsync();
        // Also where a pooler gives each transaction another connection.
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = Search(new PlaceFilter { Text = "abc def" }).On(connection);
        await command.PrepareAsync();
        for (var i = 0; i < 12; i++) await command.ExecuteNonQueryAsync();

        await using var plans = new NpgsqlCommand(
            "SELECT custom_plans FROM pg_prepared_statements WHERE statement LIKE '%plan_by_values%' AND generic_plans = 0", connection);
        Assert.Equal(12L, await plans.ExecuteScalarAsync());
        await command.UnprepareAsync();
    }

    /// <param name="statement">The query.</param>
    /// <param name="index">What must be in its plan.</param>
    /// <param name="times">How often at least.</param>
    /// <param name="scanned">Tables that may be scanned besides the small ones.</param>
    async Task<string> UsesAsync(Statement statement, string index, int times = 1, params string[] scanned)
    {
        var plan = await ExplainAsync(statement);
        Assert.True(plan.Split(index).Length - 1 >= times, plan);
        var wrong = ScannedTable().Matches(plan).Select(match => match.Groups["table"].Value).Except([.. Small, .. scanned]).ToList();
        Assert.True(wrong.Count == 0, $"Scanned: {string.Join(", ", wrong)}\n{plan}");
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

    [GeneratedRegex(@"Seq Scan on (?<table>\w+)")]
    private static partial Regex ScannedTable();
}
