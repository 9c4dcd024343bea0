using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.EndToEnd;

/// <summary>What the first screen of README.md promises.</summary>
public sealed partial class ReadmeTests(SeededMap map) : IClassFixture<SeededMap>
{
    [Fact]
    public async Task Its_query_has_its_answer()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"));
        var example = Example().Match(text);
        Assert.True(example.Success, "README.md has no block of graphql followed by one of json.");

        var answer = await map.Gateway.AskAsync(example.Groups["query"].Value);

        Assert.Equal(JsonNode.Parse(example.Groups["answer"].Value)!.ToJsonString(), answer.ToJsonString());
    }

    [GeneratedRegex("```graphql\n(?<query>.*?)```\n```json\n(?<answer>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
