using System.Text.Json.Nodes;
using HotChocolateTests.Clients;
using HotChocolateTests.Server;
using Map.Testing.Clients;

namespace HotChocolateTests.Differential;

/// <summary>
/// Random documents have the same results as in graphql-js, the reference implementation: the same data, and errors at the same locations.
/// The messages may differ.
/// </summary>
public sealed class DifferentialTests
{
    const int Documents = 1000;

    static readonly string[] OfVariables = ["has no valid value", "got invalid value", "of required type", "must not be null"];

    [NodeFact(NodeScript.GraphQL)]
    public async Task Random_documents_have_same_results_as_in_graphql_js()
    {
        await using var app = await GraphQLApp.StartAsync<Query>(server => server.AddType<Even>().AddType<Odd>());
        var schema = Path.GetTempFileName();
        await File.WriteAllTextAsync(schema, (await app.GetAsync("sdl")).Body);
        var lines = await NodeScript.RunAsync(NodeScript.GraphQL, "differential.mjs", schema, $"{Documents}", "1");
        File.Delete(schema);

        Assert.Equal(Documents, lines.Length);
        // The sample contains every kind of document: invalid, successful and partly failed.
        Assert.Equal(["complete", "partial", "refused"], lines.Select(Sort).Distinct().Order(StringComparer.Ordinal));
        Assert.All(lines.CountBy(Sort), sort => Assert.True(sort.Value > 50, $"{sort.Key}: only {sort.Value}"));
        var differences = await DifferencesAsync(app, lines.Select(line => JsonNode.Parse(line)!));
        Assert.True(
            differences.Count == 0,
            $"{differences.Count} of {Documents} documents:\n{string.Join("\n\n", differences.OrderBy(text => text.Length).Take(3))}");
    }

    static async Task<List<string>> DifferencesAsync(GraphQLApp app, IEnumerable<JsonNode> cases)
    {
        var differences = new List<string>();
        foreach (var one in cases)
        {
            var source = (string)one["source"]!;
            var body = new JsonObject { ["query"] = source, ["variables"] = one["variables"]!.DeepClone() };
            var ours = Comparable(JsonNode.Parse((await app.PostAsync(body.ToJsonString())).Body)!);
            var theirs = Comparable(one["result"]!);
            if (ours != theirs)
                differences.Add($"{source}\n{body["variables"]}\nours   {ours}\ntheirs {theirs}\n{one["result"]!["errors"]}");
        }
        return differences;
    }

    static string Sort(string line)
    {
        var result = JsonNode.Parse(line)!["result"]!;
        return result["data"] is null ? "refused" : result["errors"] is null ? "complete" : "partial";
    }

    static string Comparable(JsonNode result) => new JsonObject
    {
        ["data"] = result["data"]?.DeepClone(),
        ["errors"] = new JsonArray(
        [
            .. (result["errors"]?.AsArray() ?? []).Select(error => Place(error!)).Distinct().Order(StringComparer.Ordinal)
                .Select(place => JsonValue.Create(place)),
        ]),
    }.ToJsonString();

    // graphql-js reports a conflict of fields once for each path to it, and all invalid variables, by their locations in the document; the
    // original reports only the first invalid variable, by its path within the variable.
    static string Place(JsonNode error) => IsOfVariable((string)error["message"]!)
        ? "variable"
        : $"{error["path"]?.ToJsonString()} {error["locations"]?.ToJsonString()}";

    static bool IsOfVariable(string message) => message.StartsWith("Variable ", StringComparison.Ordinal)
        && OfVariables.Any(words => message.Contains(words, StringComparison.Ordinal));
}
