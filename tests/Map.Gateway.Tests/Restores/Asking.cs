using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Map.Gateway.Tests.Hosting;
using Microsoft.Extensions.Logging.Testing;

namespace Map.Gateway.Tests.Restores;

/// <summary>Asks without a pause while something is done to the database, as many do at the same time.</summary>
sealed class Asking(TestGateway gateway, FakeLogCollector serviceLog)
{
    const string Query = """
        {
          places(first: 5) { totalCount nodes { name kind contacts { kind value } } }
          regions { code }
          facilityTypes { code }
          locate(text: "Kent") { label }
        }
        """;

    static readonly string[] NotNow = ["UNAVAILABLE", "DEADLINE_EXCEEDED"];

    /// <summary>A whole answer, as text; null when there is none at the moment, which is said as such.</summary>
    public async Task<string?> AskAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql")
        {
            Content = JsonContent.Create(new { query = Query }),
            Headers = { { "Cache-Control", "no-cache" } },
        };
        using var response = await gateway.Http.SendAsync(request);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        if (answer["errors"] is not { } errors) return answer["data"]!.ToJsonString();
        Assert.True(
            errors.AsArray().All(error => NotNow.Contains((string)error!["extensions"]!["code"]!)),
            $"{errors.ToJsonString()} {string.Join('\n', serviceLog.Errors.TakeLast(3))}");
        return null;
    }

    /// <summary>Every different answer that there was until the work was done.</summary>
    public async Task<HashSet<string>> WhileAsync(Func<Task> work)
    {
        var done = work();
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var answers = new HashSet<string>();
            do
                if (await AskAsync() is { } answer) answers.Add(answer);
            while (!done.IsCompleted);
            return answers;
        })));
        await done;
        return [.. all.SelectMany(answers => answers)];
    }
}
