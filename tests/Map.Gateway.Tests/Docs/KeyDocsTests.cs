using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Map.Gateway.Tests.EndToEnd;
using Map.Service.Hosting;

namespace Map.Gateway.Tests.Docs;

/// <summary>What docs/keys.md shows is so: its queries, run one after the other, its settings, and its programs for strangers.</summary>
public sealed partial class KeyDocsTests(SeededMap map) : IClassFixture<SeededMap>
{
    const string Document = "docs/keys.md";
    const string NewKey = "# with the new key";

    [Trait("Category", "Generated")]
    [Fact]
    public async Task Every_query_has_its_answer()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, Document));
        var admin = (await map.Keys.CreateAsync(Role.Admin, [], "an admin", CancellationToken.None)).Secret;
        string? id = null, secret = null;
        var answers = new List<JsonNode>();
        foreach (Match example in Example().Matches(text))
        {
            var query = example.Groups["query"].Value;
            if (query.StartsWith($"{NewKey}, ten changes later", StringComparison.Ordinal)) await ChangeTenTimesAsync();
            var answer = await map.Gateway.AskAsync(
                query.Replace("ID_OF_KEY", id, StringComparison.Ordinal),
                key: query.StartsWith(NewKey, StringComparison.Ordinal) ? secret : admin);
            if (answer["data"]?["createKey"] is JsonObject made) (id, secret) = ((string)made["key"]!["id"]!, (string)made["secret"]!);
            answers.Add(JsonNode.Parse(Scrubbed(answer.ToJsonString(), id!, secret!))!);
        }

        Assert.Equal(9, answers.Count);
        Assert.Equal(
            ["KEY_FROZEN", "KEY_LIMIT", "PERMISSION_DENIED", "UNAUTHENTICATED"],
            answers.Select(answer => (string?)answer["errors"]?[0]!["extensions"]!["reason"]).OfType<string>());
        var next = new Queue<JsonNode>(answers);
        text = await Generated.ReadAsync(Document, text => Example().Replace(text, example =>
            $"```graphql\n{example.Groups["query"].Value}```\n```json\n{CompactJson.Print(next.Dequeue())}\n```"));
        Generated.Check(Document, [.. answers.Select(answer => answer.ToJsonString())],
            [.. Example().Matches(text).Select(example => JsonNode.Parse(example.Groups["answer"].Value)!.ToJsonString())]);
    }

    [Fact]
    public async Task Settings_have_the_defaults_that_are_documented()
    {
        var usual = TrustSettings.Usual;
        var rows = Setting().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, Document)))
            .Select(row => int.Parse(row.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(
            [
                usual.First, usual.Burst, usual.GrowthDays, usual.GrowthChanges, usual.ReviewerBurst, usual.MassSubjects,
                usual.DestructiveSubjects,
            ],
            rows);
    }

    [Fact]
    public async Task Program_for_strangers_finds_the_first_broken_row()
    {
        await map.Keys.CreateAsync(Role.Contributor, [], "one", CancellationToken.None);
        await map.Keys.CreateAsync(Role.Contributor, [], "another", CancellationToken.None);
        var program = Python().Match(await File.ReadAllTextAsync(Path.Combine(Repository.Root, Document))).Groups[1].Value;
        var rows = await map.ScalarAsync<string[]>(
            "SELECT array_agg(admin_log_text(l) || E'\\t' || encode(hash, 'hex') ORDER BY number) FROM admin_log l");

        var head = await map.ScalarAsync<string>("SELECT number || ':' || encode(hash, 'hex') FROM admin_log_head");
        Assert.Equal((0, $"{rows.Length} rows, head {head}"), await RunAsync(program, rows));
        Assert.Equal((1, "row 2 is broken"), await RunAsync(program, [rows[0], rows[1].Replace("contributor", "admin"), .. rows[2..]]));
        Assert.Equal((1, "row 1 is broken"), await RunAsync(program, rows[1..]));
    }

    Task ChangeTenTimesAsync() => map.ExecuteAsync("""
        WITH numbers AS (UPDATE revision_counter SET last = last + 10 RETURNING last)
        INSERT INTO revision (number, at, key_id, origin, change, subject, subject_id, state)
        SELECT last - 10 + i, now(), (SELECT id FROM api_key ORDER BY id DESC LIMIT 1), 'api', 'updated', 'place', gen_random_uuid(), '{}'
        FROM numbers, generate_series(1, 10) i
        """);

    static string Scrubbed(string answer, string id, string secret) => Seconds().Replace(
        answer.Replace(id, "ID_OF_KEY", StringComparison.Ordinal).Replace(secret, "map_SECRET", StringComparison.Ordinal),
        "\"retryAfterSeconds\":3600");

    static async Task<(int ExitCode, string Said)> RunAsync(string program, string[] rows)
    {
        var start = new ProcessStartInfo("python3", ["-c", program])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var python = Process.Start(start)!;
        foreach (var row in rows) await python.StandardInput.WriteAsync(row + "\n");
        python.StandardInput.Close();
        var said = await python.StandardOutput.ReadToEndAsync() + await python.StandardError.ReadToEndAsync();
        await python.WaitForExitAsync().Within("python3");
        return (python.ExitCode, said.Trim());
    }

    [GeneratedRegex("```graphql\n(?<query>.*?)```\n```json\n(?<answer>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    // The minute before is of a slow machine.
    [GeneratedRegex("\"retryAfterSeconds\":35[4-9][0-9]|\"retryAfterSeconds\":3600")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"^\| `MAP_\w+` \| .* \| `(\d+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex("```python\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Python();
}
