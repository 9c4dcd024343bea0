using System.Text.Json.Nodes;
using Map.Gateway.Tests.Exports;

namespace Map.Gateway.Tests.EndToEnd;

public sealed class QueryTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    const double CalaisLatitude = 50.9513;
    const double CalaisLongitude = 1.8587;

    public void Dispose() => Assert.Empty(map.Errors);

    [Fact]
    public async Task Near_Calais_are_its_groups_and_detention_sites_of_Coquelles_nearest_first()
    {
        var data = await map.Gateway.DataAsync("""
            {
              placesNear(position: {latitude: 50.9513, longitude: 1.8587}, withinKm: 30) {
                edges { distanceKm distanceIsTo node { __typename name kind precision address { town } } }
              }
            }
            """);
        var edges = data["placesNear"]!["edges"]!.AsArray();
        var distances = edges.Select(edge => (double)edge!["distanceKm"]!).ToList();

        Assert.Equal(distances.Order(), distances);
        Assert.All(distances, distance => Assert.InRange(distance, 0, 30));
        Assert.All(edges, edge => Assert.Equal((string?)edge!["node"]!["precision"], (string?)edge["distanceIsTo"]));
        Assert.Contains(edges, edge => (string?)edge!["distanceIsTo"] == "TOWN");
        Assert.Contains(edges, edge => (string?)edge!["node"]!["__typename"] == "SupportGroup");
        Assert.Contains(edges, edge => (string?)edge!["node"]!["__typename"] == "DetentionCentre"
            && ((string)edge["node"]!["name"]!).Contains("Coquelles", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Distances_are_those_of_PostGIS_to_metre()
    {
        var data = await map.Gateway.DataAsync("""
            {
              placesNear(position: {latitude: 50.9513, longitude: 1.8587}, first: 100) {
                edges { distanceKm node { position { latitude longitude } } }
              }
            }
            """);
        var edges = data["placesNear"]!["edges"]!.AsArray();
        Assert.Equal(100, edges.Count);
        foreach (var edge in edges)
        {
            var metres = await map.ScalarAsync<double>(
                "SELECT ST_Distance(ST_MakePoint($1, $2)::geography, ST_MakePoint($3, $4)::geography)",
                CalaisLongitude, CalaisLatitude,
                (double)edge!["node"]!["position"]!["longitude"]!, (double)edge["node"]!["position"]!["latitude"]!);
            Assert.Equal(metres, (double)edge["distanceKm"]! * 1_000, tolerance: 1);
        }
    }

    [Fact]
    public async Task Mitie_leads_to_what_it_runs()
    {
        var data = await map.Gateway.DataAsync("""
            { organisations(text: "Mitie") { nodes { shortName involvements(roles: [OPERATES]) { nodes { from to place { name } } } } } }
            """);
        var mitie = data["organisations"]!["nodes"]!.AsArray().Single(node => (string?)node!["shortName"] == "Mitie");
        var places = mitie!["involvements"]!["nodes"]!.AsArray().Select(one => (string)one!["place"]!["name"]!).ToList();
        Assert.Contains(places, name => name.Contains("Harmondsworth", StringComparison.Ordinal));
        Assert.Contains(places, name => name.Contains("Dungavel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Map_of_2010_is_one_that_history_tells()
    {
        var then = await NamesAsync("""{openOn: "2010-06-01", kinds: [DETENTION_CENTRE], regions: ["GB"]}""");
        Assert.Contains(then, name => name.StartsWith("Dover Immigration Removal", StringComparison.Ordinal));
        Assert.Contains(then, name => name.StartsWith("Haslar", StringComparison.Ordinal));
        Assert.Contains(then, name => name.StartsWith("Campsfield", StringComparison.Ordinal));
        Assert.DoesNotContain(then, name => name.StartsWith("Derwentside", StringComparison.Ordinal));
        Assert.DoesNotContain(then, name => name.StartsWith("Cedars", StringComparison.Ordinal));

        var later = await NamesAsync("""{openOn: "2020-06-01", kinds: [DETENTION_CENTRE], regions: ["GB"]}""");
        Assert.DoesNotContain(later, name => name.StartsWith("Campsfield", StringComparison.Ordinal));

        var now = await NamesAsync("""{kinds: [DETENTION_CENTRE], regions: ["GB"]}""");
        Assert.DoesNotContain(now, name => name.StartsWith("Dover Immigration Removal", StringComparison.Ordinal));
        Assert.Contains(now, name => name.StartsWith("Derwentside", StringComparison.Ordinal));
    }

    [Fact]
    public async Task File_of_region_has_exactly_places_that_its_query_pages_through()
    {
        var paged = new List<string>();
        string? after = null;
        JsonNode page;
        do
        {
            page = (await map.Gateway.DataAsync(
                """
                query($after: String) {
                  places(filter: {regions: ["FR"]}, first: 7, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } }
                }
                """,
                new { after }))["places"]!;
            paged.AddRange(page["nodes"]!.AsArray().Select(node => (string)node!["id"]!));
            after = (string?)page["pageInfo"]!["endCursor"];
        }
        while ((bool)page["pageInfo"]!["hasNextPage"]!);

        Assert.NotEmpty(paged);
        Assert.Equal((int)page["totalCount"]!, paged.Count);
        Assert.Equal(paged, await CsvIdsAsync("regions=FR&regionMatch=location"));
    }

    [Fact]
    public async Task Box_that_crosses_antimeridian_goes_long_way_round()
    {
        var around = await NamesAsync("{box: {west: 1.5, south: -90, east: -10, north: 90}}");
        Assert.Contains(around, name => name.Contains("Coquelles", StringComparison.Ordinal));
        Assert.DoesNotContain(around, name => name.StartsWith("Brook House", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_helps_at_Dover_begins_with_nearest_and_ends_with_lines_for_country()
    {
        var data = await map.Gateway.DataAsync(
            """
            {
              places(filter: {helps: {latitude: 51.127, longitude: 1.313}}, orderBy: NEAREST, first: 100) {
                totalCount
                edges { distanceKm distanceIsTo node { kind name coverage { code } } }
              }
            }
            """);
        var edges = data["places"]!["edges"]!.AsArray();

        Assert.Equal((int)data["places"]!["totalCount"]!, edges.Count);
        Assert.All(edges, edge => Assert.Equal("SUPPORT_GROUP", (string)edge!["node"]!["kind"]!));
        var distances = edges.Select(edge => (double?)edge!["distanceKm"] ?? double.PositiveInfinity).ToList();
        Assert.Equal(distances.Order(), distances);
        Assert.Equal(double.PositiveInfinity, distances[^1]);
        Assert.All(edges, edge => Assert.Equal(edge!["distanceKm"] is null, edge["distanceIsTo"] is null));
        Assert.Contains("GB", edges[^1]!["node"]!["coverage"]!.AsArray().Select(region => (string)region!["code"]!));
    }

    [Fact]
    public async Task Whole_filter_finds_what_seed_has()
    {
        const string dover = "{latitude: 51.127, longitude: 1.313}";
        Assert.Contains("Anti Raids Network", await NamesAsync($"{{covers: {dover}}}"));
        Assert.DoesNotContain("Utopia 56", await NamesAsync($"{{covers: {dover}}}"));
        Assert.Contains("Refugee Community Kitchen", await NamesAsync("{services: [FOOD], languages: [\"en\"]}"));
        Assert.Contains(await NamesAsync("{waysToHelp: [VISIT]}"), name => name.StartsWith("Gatwick", StringComparison.Ordinal));
        Assert.Contains("Brook House Immigration Removal Centre", await NamesAsync("""{facilityTypes: ["gb:irc"], capacityAtLeast: 400}"""));
        var calais = await NamesAsync(
            """
            {within: {type: "MultiPolygon", coordinates: [[[[1.7, 50.8], [2, 50.8], [2, 51], [1.7, 51], [1.7, 50.8]]],
                                                          [[[9, 9], [9.5, 9], [9, 9.5], [9, 9]]]]}}
            """);
        Assert.Contains(calais, name => name.Contains("Coquelles", StringComparison.Ordinal));
        Assert.DoesNotContain("Brook House Immigration Removal Centre", calais);
        Assert.NotEmpty(await NamesAsync("""{changedSince: "2000-01-01T00:00:00Z"}"""));
        Assert.Empty(await NamesAsync("""{changedSince: "2999-01-01T00:00:00Z"}"""));
        Assert.Empty(await NamesAsync("""{verifiedSince: "2999-01-01"}"""));
    }

    [Fact]
    public async Task Clusters_statistics_and_list_count_same_places()
    {
        const string everything = "statuses: [OPEN, CLOSED, PLANNED, TEMPORARILY_CLOSED, UNKNOWN]";
        var data = await map.Gateway.DataAsync($$"""
            {
              world: clusters(box: {west: -180, south: -90, east: 180, north: 90}, zoom: 22, filter: { {{everything}} }) {
                count kinds { kind count } box { west east } place { id name } position { latitude longitude }
              }
              total: statistics(filter: { {{everything}}, hasPosition: true}, by: []) { count capacity kind }
              kinds: statistics(filter: { {{everything}}, hasPosition: true}, by: [KIND]) { count kind }
              operators: statistics(filter: {kinds: [DETENTION_CENTRE], regions: ["GB"]}, by: [OPERATOR]) { count operator { name } }
              regions: statistics(filter: {regions: ["GB-ENG"]}, by: [REGION]) { count region { code name } }
              places(filter: { {{everything}}, hasPosition: true}) { totalCount }
            }
            """);
        var total = (int)data["places"]!["totalCount"]!;
        var clusters = data["world"]!.AsArray();
        Assert.InRange(clusters.Count, 10, 400);
        Assert.Equal(total, clusters.Sum(cluster => (int)cluster!["count"]!));
        Assert.Equal(total, clusters.SelectMany(cluster => cluster!["kinds"]!.AsArray()).Sum(kind => (int)kind!["count"]!));
        Assert.All(clusters, cluster => Assert.Equal((int)cluster!["count"]! == 1, cluster["place"] is not null));
        Assert.All(clusters, cluster => Assert.True(
            (int)cluster!["count"]! > 1 || (double)cluster["box"]!["west"]! == (double)cluster["box"]!["east"]!));
        Assert.Equal(total, (int)data["total"]![0]!["count"]!);
        Assert.Null(data["total"]![0]!["kind"]);
        Assert.Equal(total, data["kinds"]!.AsArray().Sum(row => (int)row!["count"]!));
        Assert.Contains(data["operators"]!.AsArray(), row => (string?)row!["operator"]?["name"] == "Mitie Care & Custody");
        Assert.Contains(data["regions"]!.AsArray(), row => (string?)row!["region"]!["name"] == "Kent");
    }

    [Fact]
    public async Task Every_place_leads_back_to_itself_by_its_id()
    {
        var ids = await CsvIdsAsync("");
        var data = await map.Gateway.DataAsync(
            """query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Place { regions { name(language: "fr") } sources { citation url } } } }""",
            new { ids });
        Assert.Equal(ids, data["nodes"]!.AsArray().Select(node => (string)node!["id"]!));
    }

    [Fact]
    public async Task Every_involvement_has_its_place_and_its_organisation()
    {
        string? after = null;
        JsonNode page;
        do
        {
            page = (await map.Gateway.DataAsync(
                """
                query($after: String) {
                  places(first: 100, after: $after, filter: {statuses: [OPEN, CLOSED, PLANNED, TEMPORARILY_CLOSED, UNKNOWN]}) {
                    nodes { id involvements { place { id } organisation { parent { name } involvements(first: 1) { nodes { id } } } } }
                    pageInfo { hasNextPage endCursor }
                  }
                }
                """,
                new { after }))["places"]!;
            foreach (var place in page["nodes"]!.AsArray())
                Assert.All(place!["involvements"]!.AsArray(), one => Assert.Equal((string?)place["id"], (string?)one!["place"]!["id"]));
            after = (string?)page["pageInfo"]!["endCursor"];
        }
        while ((bool)page["pageInfo"]!["hasNextPage"]!);
    }

    [Fact]
    public async Task Fifty_places_with_all_that_hangs_on_them_are_as_many_statements_as_one() =>
        Assert.Equal(await StatementsAsync(places: 1), await StatementsAsync(places: 50));

    [Fact]
    public async Task What_nobody_has_confirmed_is_not_shown() =>
        Assert.DoesNotContain(
            await NamesAsync("""{statuses: [CLOSED], regions: ["GB"]}"""),
            name => name.StartsWith("Dover Harbour", StringComparison.Ordinal));

    [Fact]
    public async Task Region_knows_its_parent_and_its_parts()
    {
        var data = await map.Gateway.DataAsync("""
            {
              region(code: "GB-KEN") { name parent { code } box { west east } }
              regions(parent: "GB") { code }
              here: regions(containing: {latitude: 51.118, longitude: 1.296}) { code }
              none: region(code: "XX-YYY") { code }
            }
            """);
        Assert.Equal("Kent", (string?)data["region"]!["name"]);
        Assert.Contains(data["regions"]!.AsArray(), region => (string?)region!["code"] == "GB-ENG");
        Assert.Equal("GB", (string?)data["here"]![0]!["code"]);
        Assert.Contains(data["here"]!.AsArray(), region => (string?)region!["code"] == "GB-KEN");
        Assert.Null(data["none"]);
    }

    async Task<int> StatementsAsync(int places)
    {
        using var statements = new StatementCount(map.DatabaseName);
        var data = await map.Gateway.DataAsync(
            """
            query($first: Int!) {
              places(first: $first, filter: {kinds: [DETENTION_CENTRE], regions: ["GB"]}) {
                nodes { regions { name } involvements { organisation { name } } }
              }
            }
            """,
            new { first = places });
        Assert.NotEmpty(data["places"]!["nodes"]![0]!["involvements"]!.AsArray());
        Assert.NotEqual(0, statements.Count);
        return statements.Count;
    }

    async Task<List<string>> NamesAsync(string filter)
    {
        var data = await map.Gateway.DataAsync($"{{ places(filter: {filter}, first: 1000) {{ nodes {{ name }} }} }}");
        return [.. data["places"]!["nodes"]!.AsArray().Select(node => (string)node!["name"]!)];
    }

    async Task<List<string>> CsvIdsAsync(string query)
    {
        var rows = await CsvText.RowsAsync(await map.Gateway.Http.GetStreamAsync("places.csv?" + query));
        return [.. rows.Select(row => row["id"])];
    }
}
