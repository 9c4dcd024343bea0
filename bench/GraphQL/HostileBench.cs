using System.Globalization;
using System.Text.Json.Nodes;
using Map.Bench.Load;

namespace Map.Bench.GraphQL;

/// <summary>What it costs the server to refuse. The aim is an error within 50 ms of CPU and 10 MB.</summary>
static class HostileBench
{
    const int Repeats = 20;

    public static async Task RunAsync(Uri engine, ServerProcess server)
    {
        Console.WriteLine("""

            | hostile request | bytes | status | code | server ms | server bytes |
            |---|---|---|---|---|---|
            """);
        using var http = new HttpClient();
        foreach (var (name, body) in HostileQuestion.All)
        {
            var (status, code) = await AskAsync(http, engine, body);
            for (var i = 0; i < Repeats / 2; i++)
                await AskAsync(http, engine, body);
            var before = await server.UsageAsync();
            for (var i = 0; i < Repeats; i++)
                await AskAsync(http, engine, body);
            var used = await server.UsageAsync() - before;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {body.Length:N0} | {status} | {code} | {used.Cpu.TotalMilliseconds / Repeats:0.0} "
                + $"| {used.Bytes / Repeats:N0} |"));
        }
    }

    static async Task<(int Status, string? Code)> AskAsync(HttpClient http, Uri engine, byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        using var response = await http.PostAsync(engine, content);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        return ((int)response.StatusCode, (string?)answer["errors"]?[0]?["extensions"]?["code"]);
    }
}
