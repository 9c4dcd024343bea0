using System.Text.Json;
using Google.Rpc;

namespace Map.Service.Tests.Interop;

/// <summary>buf curl, which asks by JSON and has its messages from the service's reflection.</summary>
public sealed class BufCurlTests(InteropServer map) : IClassFixture<InteropServer>
{
    [BufTheory]
    [InlineData("grpc-v1")]
    [InlineData("grpc-v1alpha")]
    public async Task Services_are_listed_by_both_versions_of_reflection(string reflection)
    {
        var services = await RunAsync("--reflect-protocol", reflection, "--list-services", $"http://{map.Address}");

        string[] ours = ["Changes", "FacilityTypes", "History", "Localities", "Organisations", "Places", "Regions", "Tiles"];
        Assert.All(ours, name => Assert.Contains($"map.v1.{name}Service\n", services, StringComparison.Ordinal));
    }

    [BufTheory]
    [InlineData("grpc-v1")]
    [InlineData("grpc-v1alpha")]
    public async Task Place_is_read_by_either_version_of_reflection(string reflection)
    {
        var place = Json(await CallAsync("GetPlace", $$"""{"id": "{{map.Place}}"}""", "--reflect-protocol", reflection))[0];

        Assert.Equal("Übergang 🌍", place.GetProperty("name").GetString());
    }

    [BufFact]
    public async Task Contact_is_seen_with_key_only()
    {
        var request = $$"""{"id": "{{map.Place}}"}""";

        Assert.DoesNotContain("contributors@example.org", await CallAsync("GetPlace", request), StringComparison.Ordinal);
        Assert.Contains(
            "contributors@example.org", await CallAsync("GetPlace", request, "-H", $"authorization: {map.Key}"), StringComparison.Ordinal);
    }

    [BufFact]
    public async Task Stream_has_as_many_places_as_are_counted()
    {
        var count = Json(await CallAsync("CountPlaces", "{}"))[0].GetProperty("count").GetString();
        var parts = Json(await CallAsync("StreamPlaces", """{"readMask": "name,sources"}"""));

        Assert.Equal(count, $"{parts.Sum(part => part.GetProperty("places").GetArrayLength())}");
        Assert.True(parts.Count > 1, "All came in one part.");
    }

    [BufFact]
    public async Task Refusal_is_shown_with_its_details()
    {
        using var program = Start(Call("SearchPlaces", """{"pageSize": 5000, "filter": {"text": "🌍", "regions": ["Übergang 🌍"]}}"""));

        var refusal = Assert.Single(Json(await program.FailAsync()));

        Assert.Equal("invalid_argument", refusal.GetProperty("code").GetString());
        var details = refusal.GetProperty("details").EnumerateArray().ToDictionary(
            detail => detail.GetProperty("type").GetString()!,
            detail => Convert.FromBase64String(Padded(detail.GetProperty("value").GetString()!)));
        Assert.Equal("INVALID_ARGUMENT", ErrorInfo.Parser.ParseFrom(details["google.rpc.ErrorInfo"]).Reason);
        var violations = BadRequest.Parser.ParseFrom(details["google.rpc.BadRequest"]).FieldViolations;
        Assert.Equal(["page_size", "filter.regions[0]"], violations.Select(violation => violation.Field));
        Assert.Contains("Übergang 🌍", violations[1].Description, StringComparison.Ordinal);
    }

    [BufFact]
    public async Task Health_is_checked_and_watched()
    {
        Assert.Equal("SERVING", Json(await RunAsync(Health("Check", "{}")))[0].GetProperty("status").GetString());
        using var unknown = Start(Health("Check", """{"service": "x"}"""));
        Assert.Equal("not_found", Json(await unknown.FailAsync())[0].GetProperty("code").GetString());

        using var watch = Start(Health("Watch", "{}"));
        Assert.Equal("{", await watch.ReadLineAsync());
        Assert.Contains("\"status\"", await watch.ReadLineAsync(), StringComparison.Ordinal);
    }

    [BufFact]
    public Task Buf_curl_that_is_killed_ends_statement_in_database() =>
        map.AssertEndsStatementsAsync(() => Start(Call("CountPlaces", "{}")), 1, program =>
        {
            program.Kill();
            return Task.CompletedTask;
        });

    [BufFact]
    public Task Deadline_of_buf_curl_ends_statement_in_database() =>
        map.AssertEndsStatementsAsync(() => Start(Call("CountPlaces", "{}", "--timeout", "8s")), 1, async program =>
            Assert.Contains("deadline_exceeded", await program.FailAsync(), StringComparison.Ordinal));

    string[] Call(string method, string data, params string[] more) =>
        [.. more, "--data", data, $"http://{map.Address}/map.v1.PlacesService/{method}"];

    string[] Health(string method, string data) => ["--data", data, $"http://{map.Address}/grpc.health.v1.Health/{method}"];

    Task<string> CallAsync(string method, string data, params string[] more) => RunAsync(Call(method, data, more));

    static async Task<string> RunAsync(params string[] arguments)
    {
        using var program = Start(arguments);
        return await program.EndAsync();
    }

    static ForeignProgram Start(params string[] arguments) =>
        ForeignProgram.Start(ForeignTools.Buf, ["curl", "--http2-prior-knowledge", "--protocol", "grpc", .. arguments]);

    // buf leaves out what fills base64 up to a multiple of four.
    static string Padded(string base64) => base64.PadRight((base64.Length + 3) / 4 * 4, '=');

    // Messages stand one after the other.
    static List<JsonElement> Json(string messages)
    {
        var reader = new Utf8JsonReader(
            System.Text.Encoding.UTF8.GetBytes(messages), new JsonReaderOptions { AllowMultipleValues = true });
        var all = new List<JsonElement>();
        while (reader.Read()) all.Add(JsonElement.ParseValue(ref reader));
        return all;
    }
}
