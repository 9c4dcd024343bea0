using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.Docs;

/// <summary>The queries that the documents show have the answers that they show.</summary>
[Trait("Category", "Generated")]
public sealed partial class ExampleTests(SeededMap map) : IClassFixture<SeededMap>
{
    [Theory]
    [InlineData("README.md", 1, 0)]
    [InlineData("docs/api.md", 62, 9)]
    public async Task Every_query_has_its_answer(string document, int queries, int refused)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, document));
        var examples = Example().Matches(text);
        Assert.Equal(queries, examples.Count);

        var (run, results) = (new ExampleRun(map), new List<(string Query, JsonNode Answer)>());
        foreach (Match example in examples)
            results.Add(await run.AskAsync(
                example.Groups["query"].Value, example.Groups["key"] is { Success: true, Value: var role } ? role : null,
                example.Groups["stale"].Success, example.Groups["load"].Success));

        var next = new Queue<(string Query, JsonNode Answer)>(results);
        text = await Generated.ReadAsync(document, text => Example().Replace(text, example => Updated(example, next.Dequeue())));
        Generated.Check(
            document,
            [.. results.Select(result => result.Query + result.Answer.ToJsonString())],
            [.. Example().Matches(text).Select(example =>
                example.Groups["query"].Value + JsonNode.Parse(example.Groups["answer"].Value)!.ToJsonString())]);
        Assert.Equal(refused, results.Count(result => result.Answer["errors"] is not null));
    }

    // What is still true keeps its lines.
    static string Updated(Match example, (string Query, JsonNode Answer) result)
    {
        var answer = JsonNode.DeepEquals(JsonNode.Parse(example.Groups["answer"].Value), result.Answer)
            ? example.Groups["answer"].Value
            : CompactJson.Print(result.Answer) + "\n";
        return $"{example.Groups["with"].Value}```graphql\n{result.Query}```\n```json\n{answer}```";
    }

    // A comment before the query says with whose key it is sent, and whether it names an old revision or comes under load.
    [GeneratedRegex(
        "(?<with>(?:<!-- (?:key: (?<key>\\w+)(?<stale>, stale)?|(?<load>under load)) -->\n)?)```graphql\n(?<query>.*?)```\n```json\n(?<answer>.*?)```",
        RegexOptions.Singleline)]
    private static partial Regex Example();
}
