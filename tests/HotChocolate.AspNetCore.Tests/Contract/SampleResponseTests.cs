using System.Text.Json;
using System.Text.Json.Nodes;
using HotChocolate.Execution;

namespace HotChocolateTests.Contract;

public class SampleResponseTests
{
    static readonly IReadOnlyList<JsonObject> Recorded =
        [.. JsonNode.Parse(File.ReadAllText("Contract/HotChocolateSample.queries.json"))!.AsArray().Select(r => r!.AsObject())];

    public static TheoryData<string> Names => [.. Recorded.Select(r => (string)r["name"]!)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Response_equals_recorded_response(string name)
    {
        await using var server = new SampleServer();
        var executor = await server.ExecutorAsync();
        JsonObject response = [];
        // Responses depend on the mutations of earlier requests, so all requests up to this one are sent.
        foreach (var request in Recorded.TakeWhile(r => (string)r["name"]! != name).Append(Find(name)))
        {
            if (IsMutation(request) || request == Find(name))
                response = await SendAsync(executor, request);
        }

        AssertResponse(Find(name), response);
    }

    static JsonObject Find(string name) => Recorded.First(r => (string)r["name"]! == name);

    static bool IsMutation(JsonObject request) => ((string)request["query"]!).StartsWith("mutation", StringComparison.Ordinal);

    static async Task<JsonObject> SendAsync(IRequestExecutor executor, JsonObject request)
    {
        var variables = request["variables"]?.Deserialize<Dictionary<string, JsonElement>>()?.ToDictionary(
            v => v.Key, v => (object?)v.Value);
        var result = await executor.ExecuteAsync(OperationRequestBuilder.New()
            .SetDocument((string)request["query"]!)
            .SetVariableValues(variables)
            .Build());
        return JsonNode.Parse(result.ToJson())!.AsObject();
    }

    static void AssertResponse(JsonObject recorded, JsonObject response)
    {
        if (recorded["data"] is JsonValue absent && absent.GetValueKind() is JsonValueKind.String)
            Assert.False(response.ContainsKey("data"), response.ToJsonString());
        else
            Assert.Equal(recorded["data"]?.ToJsonString(), response["data"]?.ToJsonString());

        var expected = recorded["errors"]?.AsArray() ?? [];
        var actual = response["errors"]?.AsArray() ?? [];
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
