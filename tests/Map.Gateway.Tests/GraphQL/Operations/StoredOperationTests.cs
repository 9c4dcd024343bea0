using System.Net;
using System.Text.Json.Nodes;
using Map.Gateway.GraphQL.Operations;
using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.Hosting;
using Microsoft.AspNetCore.Builder;

namespace Map.Gateway.Tests.GraphQL.Operations;

public sealed class StoredOperationTests(SeededMap map) : IClassFixture<SeededMap>
{
    [Fact]
    public async Task Nearest_finds_what_is_near_and_logs_nothing_of_where()
    {
        var answer = await GetAsync("nearest", """{"position":{"latitude":50.95137,"longitude":1.85873},"withinKm":30,"first":2}""");

        var edges = answer["data"]!["placesNear"]!["edges"]!.AsArray();
        Assert.Equal(2, edges.Count);
        Assert.Equal("SupportGroup", (string?)edges[0]!["node"]!["__typename"]);
        Assert.DoesNotContain("50.95137", map.LogText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_pages_through_box_and_place_has_it_all()
    {
        const string Box = """{"box":{"west":-6,"south":50,"east":2,"north":56},"kinds":["DETENTION_CENTRE"]}""";
        var first = (await GetAsync("list", $$"""{"filter":{{Box}},"first":3}"""))["data"]!["places"]!;
        var next = await GetAsync(
            "list", $$"""{"filter":{{Box}},"first":3,"after":"{{first["pageInfo"]!["endCursor"]}}"}""");
        var id = (string)next["data"]!["places"]!["nodes"]![0]!["id"]!;
        Assert.DoesNotContain(first["nodes"]!.AsArray(), node => (string?)node!["id"] == id);

        var place = (await GetAsync("place", $$"""{"id":"{{id}}"}"""))["data"]!["place"]!;

        Assert.Equal(id, (string?)place["id"]);
        Assert.NotEmpty(place["sources"]!.AsArray());
        Assert.Equal("DetentionCentre", (string?)place["__typename"]);
    }

    [Fact]
    public async Task Allow_list_refuses_other_questions_and_says_what_to_do()
    {
        await using var gateway = await TestGateway.StartAsync(new("http://127.0.0.1:9"), Only);

        var error = await gateway.ErrorAsync("{ __typename }");

        Assert.Equal("ONLY_STORED_OPERATIONS", (string?)error["extensions"]!["code"]);
        Assert.Contains("`id`", (string?)error["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operator_can_store_operations_of_their_own()
    {
        var folder = Directory.CreateTempSubdirectory("operations");
        await File.WriteAllTextAsync(System.IO.Path.Combine(folder.FullName, "mine.graphql"), "{ __typename }");
        await using var gateway = await TestGateway.StartAsync(
            new("http://127.0.0.1:9"), builder => builder.Configuration[OperationSettings.FolderKey] = folder.FullName);

        Assert.Equal("""{"data":{"__typename":"Query"}}""", await gateway.Http.GetStringAsync("graphql/persisted/mine"));
        using var ours = await gateway.Http.GetAsync("graphql/persisted/list");
        Assert.Equal(HttpStatusCode.NotFound, ours.StatusCode);
        folder.Delete(recursive: true);
    }

    static void Only(WebApplicationBuilder builder) => builder.Configuration[OperationSettings.OnlyKey] = "true";

    async Task<JsonNode> GetAsync(string id, string variables)
    {
        var answer = JsonNode.Parse(
            await map.Gateway.Http.GetStringAsync($"graphql/persisted/{id}?variables={Uri.EscapeDataString(variables)}"))!;
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        return answer;
    }
}
