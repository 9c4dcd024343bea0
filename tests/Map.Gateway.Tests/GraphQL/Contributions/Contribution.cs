using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.GraphQL.Contributions;

/// <summary>Changes of the map, as a client sends them.</summary>
static class Contribution
{
    public static readonly object Why = new { comment = "Two reports agree", sources = new[] { new { citation = "A second report" } } };

    /// <summary>A key of a reviewer for these regions; for everywhere without any.</summary>
    public static async Task<string> ReviewerAsync(this SeededMap map, params string[] regions) =>
        (await map.Keys.CreateAsync(Role.Reviewer, regions, "reviewer", CancellationToken.None)).Secret;

    /// <summary>Sends a mutation with one argument, <c>input</c>, and gives its payload.</summary>
    public static async Task<JsonNode> ChangeAsync(this SeededMap map, string mutation, string selection, object input, string key) =>
        (await map.Gateway.DataAsync(Document(mutation, selection), new { input }, key))[mutation]!;

    /// <summary>The same, and it is refused: gives the error.</summary>
    public static Task<JsonNode> RefusalAsync(this SeededMap map, string mutation, object input, string? key) =>
        map.Gateway.ErrorAsync(Document(mutation, "__typename"), new { input }, key);

    /// <summary>A group with a website, an address, two languages and a source.</summary>
    public static async Task<(string Id, long Revision)> AddGroupAsync(this SeededMap map, string name, string key)
    {
        var place = (await map.ChangeAsync("addPlace", "place { id revision }", new
        {
            name, status = "OPEN", website = $"https://{name.Replace(' ', '-')}.example/", note = "A note",
            position = new { latitude = 51.127, longitude = 1.313 }, precision = "SITE",
            address = new { lines = "1 High Street", town = "Dover" },
            supportGroup = new { languages = new[] { "en", "ar" }, offers = "Tea" },
            sources = new[] { new { citation = "A report", supports = new[] { "name", "supportGroup.languages" }, readOn = "2026-11-02" } },
        }, key))["place"]!;
        return ((string)place["id"]!, (long)place["revision"]!);
    }

    public static async Task<(string Id, long Revision)> AddOrganisationAsync(this SeededMap map, string name, string key)
    {
        var input = new { organisation = new { name, kind = "COMPANY", country = "GB" }, summary = Why };
        var made = (await map.ChangeAsync("addOrganisation", "organisation { id revision }", input, key))["organisation"]!;
        return ((string)made["id"]!, (long)made["revision"]!);
    }

    public static IEnumerable<string?> FieldsOf(JsonNode payload) =>
        payload["changes"]!.AsArray().Select(change => (string?)change!["field"]);

    static string Document(string mutation, string selection) =>
        $"mutation($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ {selection} }} }}";
}
