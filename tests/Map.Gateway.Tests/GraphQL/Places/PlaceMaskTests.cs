using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.GraphQL.Places;

/// <summary>The service is only asked for what an operation selects; no answer may tell.</summary>
public sealed class PlaceMaskTests(SeededMap map) : IClassFixture<SeededMap>
{
    const int Places = 40;

    [Theory]
    [InlineData("DetentionCentre", "DETENTION_CENTRE")]
    [InlineData("ReportingCentre", "REPORTING_CENTRE")]
    [InlineData("SupportGroup", "SUPPORT_GROUP")]
    [InlineData("Office", "OFFICE")]
    public async Task Each_field_alone_has_value_that_it_has_among_all(string type, string kind)
    {
        var fields = await SelectionsAsync(type);
        var whole = await ReadAsync(type, kind, string.Join(' ', fields.Values));
        Assert.NotEmpty(whole);

        foreach (var (name, selection) in fields)
        {
            var alone = await ReadAsync(type, kind, selection);
            Assert.Equal(whole.Select(place => Text(place![name])), alone.Select(place => Text(place![name])));
        }
    }

    [Fact]
    public async Task Field_is_found_in_edges_nodes_fragments_and_by_alias()
    {
        var data = await map.Gateway.DataAsync("""
            query($with: Boolean = true, $without: Boolean = false) {
              plain: places(first: 5, orderBy: UPDATED) { nodes { sources { citation } country } }
              edges: places(first: 5, orderBy: UPDATED) { edges { node { from: sources { citation } ... on Place { land: country } } } }
              spread: places(first: 5, orderBy: UPDATED) { ...Page }
              included: places(first: 5, orderBy: UPDATED) {
                nodes { sources @include(if: $with) { citation } country @skip(if: $without) }
              }
              near: placesNear(position: { latitude: 51, longitude: 1 }, first: 5) {
                nodes { sources { citation } }
                edges { node { country } }
              }
              whole: placesNear(position: { latitude: 51, longitude: 1 }, first: 5) { nodes { id sources { citation } country summary } }
            }
            fragment Page on PlaceConnection { edges { node { ...Fields } } nodes { sources { citation } } }
            fragment Fields on Place { country }
            """);

        var expected = data["plain"]!["nodes"]!.AsArray();
        Assert.Equal(5, expected.Count);
        Assert.All(expected, place => Assert.NotEmpty(place!["sources"]!.AsArray()));
        Assert.Equal(Text(expected), Text(data["included"]!["nodes"]));
        Assert.Equal(
            expected.Select(place => Text(place!["sources"]) + place["country"]),
            data["edges"]!["edges"]!.AsArray().Select(edge => Text(edge!["node"]!["from"]) + edge["node"]!["land"]));
        Assert.Equal(
            expected.Select(place => (string?)place!["country"]),
            data["spread"]!["edges"]!.AsArray().Select(edge => (string?)edge!["node"]!["country"]));
        Assert.Equal(
            expected.Select(place => Text(place!["sources"])),
            data["spread"]!["nodes"]!.AsArray().Select(place => Text(place!["sources"])));
        Assert.Equal(
            data["whole"]!["nodes"]!.AsArray().Select(place => Text(place!["sources"])),
            data["near"]!["nodes"]!.AsArray().Select(place => Text(place!["sources"])));
        Assert.Equal(
            data["whole"]!["nodes"]!.AsArray().Select(place => (string?)place!["country"]),
            data["near"]!["edges"]!.AsArray().Select(edge => (string?)edge!["node"]!["country"]));
    }

    async Task<JsonArray> ReadAsync(string type, string kind, string selection)
    {
        var data = await map.Gateway.DataAsync(
            $"{{ places(filter: {{ kinds: [{kind}] }}, first: {Places}) {{ nodes {{ ... on {type} {{ {selection} }} }} }} }}");
        return data["places"]!["nodes"]!.AsArray();
    }

    // Every field of a type with all that can be selected below it, two levels deep, without going on to other places.
    async Task<Dictionary<string, string>> SelectionsAsync(string type, int depth = 2)
    {
        var data = await map.Gateway.DataAsync($$"""
            {
              __type(name: "{{type}}") {
                fields {
                  name
                  args { defaultValue type { kind } }
                  type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
                }
              }
            }
            """);
        var selections = new Dictionary<string, string>();
        foreach (var field in data["__type"]!["fields"]!.AsArray())
        {
            if (field!["args"]!.AsArray().Any(arg => (string?)arg!["type"]!["kind"] == "NON_NULL" && arg["defaultValue"] is null)) continue;
            var named = field["type"]!;
            while (named["ofType"] is { } inner) named = inner;
            var name = (string)field["name"]!;
            if ((string?)named["kind"] is "SCALAR" or "ENUM") selections[name] = name;
            else if (depth > 0 && (string?)named["kind"] == "OBJECT"
                && await SelectionsAsync((string)named["name"]!, depth - 1) is { Count: > 0 } below)
                selections[name] = $"{name} {{ {string.Join(' ', below.Values)} }}";
        }

        return selections;
    }

    static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";
}
