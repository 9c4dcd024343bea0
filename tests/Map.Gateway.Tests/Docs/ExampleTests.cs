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
    [InlineData("docs/api.md", 23, 2)]
    public async Task Every_query_has_its_answer(string document, int queries, int refused)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, document));
        var examples = Example().Matches(text);
        Assert.Equal(queries, examples.Count);

        var answers = new List<JsonNode>();
        foreach (Match example in examples)
            answers.Add(await map.Gateway.AskAsync(example.Groups["query"].Value));
        Assert.Equal(refused, answers.Count(answer => answer["errors"] is not null));

        var next = new Queue<JsonNode>(answers);
        text = await Generated.ReadAsync(document, text => Example().Replace(text, example => Updated(example, next.Dequeue())));
        Generated.Check(
            document,
            [.. answers.Select(answer => answer.ToJsonString())],
            [.. Example().Matches(text).Select(example => JsonNode.Parse(example.Groups["answer"].Value)!.ToJsonString())]);
    }

    // What is still true keeps its lines.
    static string Updated(Match example, JsonNode answer) => JsonNode.DeepEquals(JsonNode.Parse(example.Groups["answer"].Value), answer)
        ? example.Value
        : $"```graphql\n{example.Groups["query"].Value}```\n```json\n{CompactJson.Print(answer)}\n```";

    [GeneratedRegex("```graphql\n(?<query>.*?)```\n```json\n(?<answer>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
