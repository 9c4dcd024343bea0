using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Map.Contract;
using Map.Web.Tests.Running;

namespace Map.Web.Tests.Desk;

/// <summary>The API, for what a test of the desk needs to be there before, and looks at after.</summary>
static class Api
{
    /// <summary>The data of an operation.</summary>
    public static async Task<JsonNode> AskAsync(this RehearsedMap map, string query, object? variables = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query, variables }) };
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await map.Http.SendAsync(request);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        return body["errors"] is null ? body["data"]! : throw new InvalidOperationException(body.ToJsonString());
    }

    /// <summary>A place of the seed by its name.</summary>
    public static async Task<Subject> PlaceAsync(this RehearsedMap map, string text, string? key = null)
    {
        var found = (await map.AskAsync(
            "query($text: String!) { places(filter: {text: $text}, first: 1) { nodes { id name revision website note status } } }", new { text }, key))["places"]!["nodes"]!;
        return new(found.AsArray().FirstOrDefault() ?? throw new InvalidOperationException($"The seed has no place that '{text}' finds."));
    }

    /// <summary>Several groups of the seed.</summary>
    public static async Task<IReadOnlyList<Subject>> GroupsAsync(this RehearsedMap map, int count) =>
    [
        .. (await map.AskAsync(
            "query($count: Int!) { places(filter: {kinds: [SUPPORT_GROUP]}, first: $count) { nodes { id name revision website note status } } }", new { count }))
            ["places"]!["nodes"]!.AsArray().Select(node => new Subject(node!)),
    ];

    public static async Task<JsonNode> NowAsync(this RehearsedMap map, Subject place, string fields) =>
        (await map.AskAsync($"query($id: ID!) {{ place(id: $id) {{ {fields} }} }}", new { id = place.Id }))["place"]!;

    /// <summary>Suggests a change, and gives its receipt.</summary>
    public static async Task<string> SuggestAsync(this RehearsedMap map, object change, string? comment = null) => (string)(await map.AskAsync(
        "mutation($input: SuggestInput!) { suggest(input: $input) { receipt } }",
        new { input = new { change, comment, requestId = Guid.NewGuid(), sources = new[] { new { citation = "A leaflet", url = "https://leaflet.example/1" } } } }))
        ["suggest"]!["receipt"]!;

    public static Task<string> SuggestUpdateAsync(this RehearsedMap map, Subject place, object changes) =>
        map.SuggestAsync(new { updatePlace = new { id = place.Id, revision = place.Revision, place = changes } });

    public static async Task<string> StateAsync(this RehearsedMap map, string receipt) =>
        (string)(await map.AskAsync("query($receipt: String!) { suggestionReceipt(receipt: $receipt) { state } }", new { receipt }))["suggestionReceipt"]!["state"]!;

    /// <summary>Leaves nothing in the queue.</summary>
    public static async Task RejectAllAsync(this RehearsedMap map)
    {
        var key = await map.KeyAsync(Role.Reviewer);
        var open = (await map.AskAsync("{ suggestions(filter: {states: [OPEN, ASKED], withHeld: true}, first: 200) { nodes { id } } }", key: key))["suggestions"]!["nodes"]!;
        var ids = open.AsArray().Select(node => (string)node!["id"]!).ToArray();
        if (ids.Length > 0)
            await map.AskAsync("mutation($input: RejectSuggestionsInput!) { rejectSuggestions(input: $input) { count } }", new { input = new { ids, reason = "Of another test" } }, key);
    }

    /// <summary>Changes a place with a key.</summary>
    public static Task UpdateAsync(this RehearsedMap map, Subject place, object changes, string key) => map.AskAsync(
        "mutation($input: UpdatePlaceInput!) { updatePlace(input: $input) { actId } }",
        new { input = new { id = place.Id, revision = place.Revision, place = changes, summary = new { comment = "We rang", sources = new[] { new { citation = "A call" } } } } }, key);
}

/// <summary>A place, as it was when it was read.</summary>
sealed class Subject(JsonNode node)
{
    public string Id => (string)node["id"]!;

    public string Name => (string)node["name"]!;

    public long Revision => (long)node["revision"]!;

    public string? Website => (string?)node["website"];
}
