using System.Text.Json;
using System.Text.Json.Nodes;
using HotChocolate.Execution;

namespace HotChocolateTests.Contract;

public class SampleAnswersTests
{
    static readonly IReadOnlyList<JsonObject> Recorded =
        [.. JsonNode.Parse(File.ReadAllText("Contract/HotChocolateSample.queries.json"))!.AsArray().Select(r => r!.AsObject())];

    public static TheoryData<string> Names => [.. Recorded.Select(r => (string)r["name"]!)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Answer_is_recorded_one(string name)
    {
        await using var server = new SampleServer();
        var executor = await server.ExecutorAsync();
        JsonObject answer = [];
        // The mutations of earlier requests count: all up to this one are made.
        foreach (var request in Recorded.TakeWhile(r => (string)r["name"]! != name).Append(Find(name)))
        {
            if (IsMutation(request) || request == Find(name))
                answer = await AnswerAsync(executor, request);
        }

        AssertAnswer(Find(name), answer);
    }

    static JsonObject Find(string name) => Recorded.First(r => (string)r["name"]! == name);

    static bool IsMutation(JsonObject request) => ((string)request["query"]!).StartsWith("mutation", StringComparison.Ordinal);

    static async Task<JsonObject> AnswerAsync(IRequestExecutor executor, JsonObject request)
    {
        var variables = request["variables"]?.Deserialize<Dictionary<string, JsonElement>>()?.ToDictionary(
            v => v.Key, v => (object?)v.Value);
        var result = await executor.ExecuteAsync(OperationRequestBuilder.New()
            .SetDocument((string)request["query"]!)
            .SetVariableValues(variables)
            .Build());
        return JsonNode.Parse(result.ToJson())!.AsObject();
    }

    static void AssertAnswer(JsonObject recorded, JsonObject answer)
    {
        if (recorded["data"] is JsonValue absent && absent.GetValueKind() is JsonValueKind.String)
            Assert.False(answer.ContainsKey("data"), answer.ToJsonString());
        else
            Assert.Equal(recorded["data"]?.ToJsonString(), answer["data"]?.ToJsonString());

        var expected = recorded["errors"]?.AsArray() ?? [];
        var actual = answer["errors"]?.AsArray() ?? [];
        Assert.Equal(expected.Count, actual.Count);
        foreach (var (error, given) in expected.Zip(actual))
        {
            AssertRecorded(error!["message"], given!["message"]);
            AssertRecorded(error["path"], given["path"]);
            AssertRecorded(error["code"], given["extensions"]?["code"]);
            AssertRecorded(error["field"], given["extensions"]?["field"] ?? given["extensions"]?["fieldName"] ?? error["field"]);
        }
    }

    static void AssertRecorded(JsonNode? recorded, JsonNode? actual)
    {
        if (recorded is not null)
            Assert.Equal(recorded.ToJsonString(), actual?.ToJsonString());
    }
}
