using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Map.Gateway.Tests.EndToEnd;

public sealed class BadInputTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    public void Dispose() => Assert.Empty(map.Errors);

    [Theory]
    [InlineData("placesNear(position: {latitude: 91, longitude: 0})", "position.latitude")]
    [InlineData("placesNear(position: {latitude: 0, longitude: -180.5})", "position.longitude")]
    [InlineData("placesNear(position: {latitude: 0, longitude: 0}, withinKm: -1)", "withinKm")]
    [InlineData("placesNear(position: {latitude: 0, longitude: 0}, withinKm: 1e300)", "withinKm")]
    [InlineData("placesNear(position: {latitude: 0, longitude: 0}, first: 0)", "first")]
    [InlineData("places(first: 0)", "first")]
    [InlineData("places(first: 1001)", "first")]
    [InlineData("places(first: -1)", "first")]
    [InlineData("places(after: \"nonsense\")", "after")]
    [InlineData("places(filter: {box: {west: 0, south: 2, east: 1, north: 1}})", "filter.box.south")]
    [InlineData("places(filter: {box: {west: 181, south: 0, east: 1, north: 1}})", "filter.box.west")]
    [InlineData("places(filter: {near: {position: {latitude: 0, longitude: 0}, withinKm: 0}})", "filter.near.withinKm")]
    [InlineData("places(filter: {regions: [\"GB\", \"NOWHERE\"]})", "filter.regions[1]")]
    [InlineData("places(filter: {covers: {latitude: 91, longitude: 0}})", "filter.covers.latitude")]
    [InlineData("places(filter: {helps: {latitude: 0, longitude: 181}})", "filter.helps.longitude")]
    [InlineData("places(filter: {regionMatch: COVERAGE})", "filter.regionMatch")]
    [InlineData("places(orderBy: NEAREST)", "orderBy")]
    [InlineData("places(filter: {facilityTypes: [\"prison\", \"gb:NONE\"]})", "filter.facilityTypes[1]")]
    [InlineData("places(filter: {capacityAtLeast: 0})", "filter.capacityAtLeast")]
    [InlineData("places(filter: {within: {type: \"Polygon\", coordinates: [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}})", "filter.within")]
    [InlineData("places(filter: {within: {type: \"Polygon\", coordinates: [[[170, 0], [190, 0], [190, 9], [170, 0]]]}})", "filter.within")]
    [InlineData("organisations(first: 0)", "first")]
    public async Task Wrong_argument_is_named(string field, string violation)
    {
        var error = await map.Gateway.ErrorAsync($"{{ {field} {{ nodes {{ id }} }} }}");
        Assert.Equal("INVALID_ARGUMENT", (string?)error["extensions"]!["code"]);
        Assert.Equal(violation, (string?)error["extensions"]!["violations"]![0]!["field"]);
        Assert.False(string.IsNullOrEmpty((string?)error["extensions"]!["violations"]![0]!["description"]));
        Assert.DoesNotContain("   at ", error.ToJsonString(), StringComparison.Ordinal);
    }

    // None is a number that JSON or GraphQL can hold; the engine says so before anybody is asked.
    [Theory]
    [InlineData("1e999")]
    [InlineData("\"NaN\"")]
    [InlineData("null")]
    public async Task Latitude_that_is_no_number_is_refused(string latitude)
    {
        var body = $$$"""
            {
              "query": "query($p: PositionInput!) { placesNear(position: $p) { nodes { id } } }",
              "variables": {"p": {"latitude": {{{latitude}}}, "longitude": 0}}
            }
            """;
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await map.Gateway.Http.PostAsync("graphql", content);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Contains("latitude", (string?)answer["errors"]![0]!["message"], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clusters(box: {west: 0, south: 0, east: 1, north: 1}, zoom: 23) { count }", "zoom")]
    [InlineData("clusters(box: {west: 0, south: 0, east: 1, north: 1}, zoom: -1) { count }", "zoom")]
    [InlineData("clusters(box: {west: 0, south: 2, east: 1, north: 1}, zoom: 1) { count }", "box.south")]
    [InlineData("clusters(box: {west: 0, south: 0, east: 1, north: 1}, zoom: 1, filter: {text: \"a\", regions: [\"XX\"]}) { count }",
        "filter.regions[0]")]
    [InlineData("statistics(by: [KIND, STATUS, COUNTRY, REGION]) { count }", "by")]
    [InlineData("statistics(by: [KIND, KIND]) { count }", "by[1]")]
    public async Task Wrong_argument_of_summary_is_named(string field, string violation)
    {
        var error = await map.Gateway.ErrorAsync($"{{ {field} }}");
        Assert.Equal("INVALID_ARGUMENT", (string?)error["extensions"]!["code"]);
        Assert.Equal(violation, (string?)error["extensions"]!["violations"]![0]!["field"]);
    }

    [Theory]
    [InlineData("Kent")]
    [InlineData("uk")]
    [InlineData("ZZ")]
    [InlineData("")]
    [InlineData("no\0region")]
    public async Task Region_of_no_code_is_null(string code)
    {
        var answer = await map.Gateway.AskAsync(
            "query($code: String!) { none: region(code: $code) { name } right: region(code: \"GB-KEN\") { name } }", new { code });

        Assert.Null(answer["errors"]);
        Assert.Null(answer["data"]!["none"]);
        Assert.Equal("Kent", (string?)answer["data"]!["right"]!["name"]);
    }

    [Fact]
    public async Task Latitude_that_overflows_in_query_is_refused()
    {
        var error = await map.Gateway.ErrorAsync("{ placesNear(position: {latitude: 1e999, longitude: 0}) { nodes { id } } }");
        Assert.Equal("INVALID_ARGUMENT", (string?)error["extensions"]!["code"]);
        Assert.Equal(35, (int)error["locations"]![0]!["column"]!);
    }

    [Theory]
    [InlineData("placesNear(position: {latitude: 51.987654, longitude: 1.876543})")]
    [InlineData("placesNear(position: {latitude: 91.987654, longitude: 1.876543})")]
    [InlineData("places(filter: {near: {position: {latitude: 91.987654, longitude: 1.876543}, withinKm: 1}})")]
    [InlineData("places(filter: {box: {west: 1.876543, south: 51.987654, east: 1.876543, north: 1.987654}})")]
    public async Task No_position_that_was_asked_for_is_logged_by_either_process(string field)
    {
        await map.Gateway.AskAsync($"{{ {field} {{ nodes {{ id }} }} }}");
        Assert.NotEqual("", map.LogText);
        Assert.DoesNotContain("987654", map.LogText, StringComparison.Ordinal);
        Assert.DoesNotContain("876543", map.LogText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cursor_of_another_query_is_refused()
    {
        var data = await map.Gateway.DataAsync("{ places(first: 1) { pageInfo { endCursor } } }");
        var cursor = (string?)data["places"]!["pageInfo"]!["endCursor"];
        var error = await map.Gateway.ErrorAsync(
            "query($after: String) { places(filter: {kinds: [OFFICE]}, after: $after) { nodes { id } } }", new { after = cursor });
        Assert.Equal("INVALID_ARGUMENT", (string?)error["extensions"]!["code"]);
        Assert.Equal("INVALID_PAGE_TOKEN", (string?)error["extensions"]!["reason"]);
        Assert.Equal("after", (string?)error["extensions"]!["violations"]![0]!["field"]);
    }

    [Fact]
    public async Task Invalid_json_is_bad_request()
    {
        using var content = new StringContent("{\"query\": ", Encoding.UTF8, "application/json");
        using var response = await map.Gateway.Http.PostAsync("graphql", content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain("   at ", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("regions=NOWHERE", "regions")]
    [InlineData("box=0,2,1,1", "box")]
    [InlineData("near=91,0&withinKm=3", "near")]
    [InlineData("near=50,0&withinKm=0", "withinKm")]
    [InlineData("unknown=1", "unknown")]
    [InlineData("facilityTypes=xx:none", "facilityTypes")]
    [InlineData("within={\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}", "within")]
    public async Task File_names_wrong_parameter(string query, string parameter)
    {
        using var response = await map.Gateway.Http.GetAsync("places.geojson?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal(parameter, (string?)problem["violations"]![0]!["field"]);
    }
}
