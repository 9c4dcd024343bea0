using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Map.Cli.Tests;

/// <summary>The life of one map, from nothing to running to stopped. In one test, because each step stands on the one before.</summary>
public sealed class UpTests(CommandLine map) : IClassFixture<CommandLine>
{
    [Fact]
    public async Task Map_lives_through_up_import_export_key_and_down()
    {
        var before = await map.RunAsync("status");
        Assert.Equal(3, before.ExitCode);
        Assert.Contains("stopped", before.Output, StringComparison.Ordinal);

        var refused = await map.RunAsync("export");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("./map up", refused.Errors, StringComparison.Ordinal);

        // Two at once: one starts it, the other waits for that.
        var both = await Task.WhenAll(map.RunAsync("up", "--detach"), map.RunAsync("up", "--detach"));
        Assert.All(both, one => Assert.True(one.ExitCode == 0, one.Errors));
        var up = Assert.Single(both, one => one.Output.Contains("is up", StringComparison.Ordinal));
        Assert.Single(both, one => one.Output.Contains("is already up", StringComparison.Ordinal));
        Assert.Contains(map.Gateway.ToString().TrimEnd('/'), up.Output, StringComparison.Ordinal);
        Assert.Contains("loading the seed", up.Errors, StringComparison.Ordinal);

        var again = await map.RunAsync("up", "--detach");
        Assert.True(again.ExitCode == 0, again.Errors);
        Assert.Contains("already up", again.Output, StringComparison.Ordinal);

        var status = await map.RunAsync("status");
        Assert.True(status.ExitCode == 0, status.Output);
        Assert.Contains($"http://127.0.0.1:{map.PlacesPort}, to the gateway by unix:{map.State}/run/places.sock", status.Output,
            StringComparison.Ordinal);

        Assert.Equal(0, await map.HealthAsync("Map.Service"));
        Assert.Equal(0, await map.HealthAsync("Map.Gateway"));
        await ExportIsTheGatewaysFile();
        await ImportIsAllOrNothing();
        await KeyLetsItsHolderAddAPlaceUntilItIsClosed();
        await WhatIsKilledIsStartedAgain();
        await EarlierBuildIsReplaced();
        OnlyTheOwnerReadsTheRunFolder();

        var down = await map.RunAsync("down");
        Assert.True(down.ExitCode == 0, down.Errors);
        Assert.Equal(3, (await map.RunAsync("status")).ExitCode);
        Assert.Equal(1, await map.HealthAsync("Map.Service"));
        Assert.Equal(1, await map.HealthAsync("Map.Gateway"));
    }

    async Task ExportIsTheGatewaysFile()
    {
        using var http = new HttpClient { BaseAddress = map.Gateway };
        var export = await map.RunAsync("export", "--format", "csv", "--regions", "GB-KEN", "FR-62", "--output", "list.csv");
        Assert.True(export.ExitCode == 0, export.Errors);
        var file = await File.ReadAllBytesAsync(Path.Combine(map.State, "list.csv"));
        Assert.Equal(await http.GetByteArrayAsync(new Uri("/places.csv?regions=GB-KEN,FR-62", UriKind.Relative)), file);

        var wrong = await map.RunAsync("export", "--regions", "XX-NOWHERE");
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("XX-NOWHERE", wrong.Errors, StringComparison.Ordinal);
    }

    async Task ImportIsAllOrNothing()
    {
        var seed = Path.Combine(Checkout.Find().Seed, "support_groups.csv");
        var unchanged = await map.RunAsync("import", seed);
        Assert.True(unchanged.ExitCode == 0, unchanged.Errors);
        Assert.StartsWith("0 created, 0 updated", unchanged.Output, StringComparison.Ordinal);

        var lines = await File.ReadAllLinesAsync(seed);
        var broken = Path.Combine(map.State, "broken.csv");
        await File.WriteAllLinesAsync(broken, [lines[0], lines[1].Replace("unity-centre-glasgow", "a-new-one", StringComparison.Ordinal),
            lines[1].Replace("55.8651", "155.8651", StringComparison.Ordinal)]);
        var refused = await map.RunAsync("import", broken);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("broken.csv:3: latitude:", refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("a-new-one", (await map.RunAsync("import", seed)).Output, StringComparison.Ordinal);
    }

    async Task KeyLetsItsHolderAddAPlaceUntilItIsClosed()
    {
        var created = await map.RunAsync("key", "create", "--role", "contributor", "--label", "a test");
        Assert.True(created.ExitCode == 0, created.Errors);
        var secret = created.Output.Trim();
        var id = created.Errors.Split(' ')[1].TrimEnd(',');

        Assert.False((await AddPlaceAsync(secret)).TryGetProperty("errors", out _));
        Assert.Equal(0, (await map.RunAsync("key", "close", id)).ExitCode);
        var refused = await AddPlaceAsync(secret);
        Assert.Equal("UNAUTHENTICATED", refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(1, (await map.RunAsync("key", "close", id)).ExitCode);
    }

    async Task WhatIsKilledIsStartedAgain()
    {
        foreach (var victim in new[] { "run/places.pid", "run/gateway.pid", "cluster/data/postmaster.pid" })
        {
            var before = await FirstWordAsync(victim);
            using (var process = Process.GetProcessById(int.Parse(before, CultureInfo.InvariantCulture)))
                process.Kill();
            await UntilRunningAgainAsync(victim, before).Within($"another {victim}");
        }
    }

    async Task UntilRunningAgainAsync(string victim, string before)
    {
        // Each look at the status is a process of its own.
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (!File.Exists(Path.Combine(map.State, victim)) || await FirstWordAsync(victim) == before
            || (await map.RunAsync("status")).ExitCode != 0)
            await tick.WaitForNextTickAsync();
    }

    async Task EarlierBuildIsReplaced()
    {
        var before = await FirstWordAsync("run/places.pid");
        await File.WriteAllTextAsync(Path.Combine(map.State, "run", "build"), "an earlier one");

        var up = await map.RunAsync("up", "--detach");

        Assert.True(up.ExitCode == 0, up.Errors);
        Assert.Contains("an earlier build", up.Errors, StringComparison.Ordinal);
        Assert.NotEqual(before, await FirstWordAsync("run/places.pid"));
        Assert.Contains("is already up", (await map.RunAsync("up", "--detach")).Output, StringComparison.Ordinal);
    }

    void OnlyTheOwnerReadsTheRunFolder()
    {
        var run = new DirectoryInfo(Path.Combine(map.State, "run"));
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        Assert.Equal(UnixFileMode.None, run.UnixFileMode & others);
        Assert.All(run.GetFiles("*.log*"), log => Assert.Equal(UnixFileMode.None, log.UnixFileMode & others));
    }

    async Task<string> FirstWordAsync(string file) =>
        (await File.ReadAllTextAsync(Path.Combine(map.State, file))).Split(' ', '\n')[0];

    async Task<JsonElement> AddPlaceAsync(string key)
    {
        using var http = new HttpClient { BaseAddress = map.Gateway };
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        const string query = """
            mutation { addPlace(input: {
              name: "A group at Dover", status: OPEN, supportGroup: {},
              position: {latitude: 51.127, longitude: 1.313}, precision: TOWN, sources: [{citation: "A test"}]
            }) { place { id name } } }
            """;
        using var answer = await http.PostAsJsonAsync("/graphql", new { query });
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
