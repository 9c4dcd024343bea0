using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Map.Cli.Tests;

/// <summary>Commands that the service's program does for ./map, while the map is down.</summary>
public sealed class OperatorCommandTests(CommandLine map) : IClassFixture<CommandLine>
{
    const string WaitingForLock = """
        SELECT count(*)::text FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'Map.Service' AND wait_event_type = 'Lock'
        """;

    [Fact]
    public async Task Key_made_while_map_is_down_leaves_private_database_stopped()
    {
        var (exitCode, output, errors) = await map.RunAsync("key", "create", "--role", "contributor", "--label", "-w- \"a test\"");

        Assert.True(exitCode == 0, errors);
        Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("Key ", errors, StringComparison.Ordinal);
        Assert.Contains("database   stopped", (await map.RunAsync("status")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupted_import_ends_in_database_and_says_nothing()
    {
        var database = await MigratedDatabase.CreateAsync();
        try
        {
            await using var other = await database.Source.OpenConnectionAsync();
            await using var held = await other.BeginTransactionAsync();
            await using var hold = other.CreateCommand();
            hold.CommandText = "LOCK TABLE revision_counter IN ACCESS EXCLUSIVE MODE";
            await hold.ExecuteNonQueryAsync();
            using var import = map.Start(
                "Map.Cli", database.ConnectionString, "import", Path.Combine(Repository.Seed, "support_groups.csv"));
            await UntilAsync(async () => await database.ValueAsync(WaitingForLock) == "1", "the import to wait for the lock");

            using (var interrupt = Process.Start("kill", ["-INT", $"{import.Id}"])) await interrupt.WaitForExitAsync();
            await import.WaitForExitAsync().Within("the import to end");

            Assert.Equal(130, import.ExitCode);
            Assert.Equal("", await import.StandardError.ReadToEndAsync());
            await UntilAsync(async () => await database.ValueAsync(WaitingForLock) == "0", "the import's statement to be cancelled");
        }
        finally
        {
            await database.DisposeAsync();
        }
    }

    [Fact]
    public async Task Keys_are_made_listed_frozen_thawed_and_closed_and_the_log_of_it_is_checked()
    {
        var database = await MigratedDatabase.CreateAsync();
        var file = Path.GetTempFileName();
        try
        {
            var (_, secret, made) = await RunAsync("key", "create", "--role", "reviewer", "--label", "Ada", "--ends", "2099-01-31");
            var id = made.Split(' ', ',')[1];
            var (_, table, _) = await RunAsync("key", "list");
            var (_, json, _) = await RunAsync("key", "list", "--format", "json");
            Assert.Matches($@"^id +role +state .*\n{id}  reviewer  until 2099-01-31  never  0 +0 of 100 +everywhere  Ada\n$", table);
            Assert.Equal("2099-02-01T00:00:00Z", (string?)JsonNode.Parse(json)![0]!["endsAt"]);
            Assert.DoesNotContain(secret.Trim(), table + json, StringComparison.Ordinal);

            Assert.Equal((0, $"{id} frozen\n", ""), await RunAsync("key", "freeze", id, "--why", "odd"));
            Assert.Equal(
                (1, "", $"map: there is no open key that is not frozen {id}.\n"), await RunAsync("key", "freeze", id, "--why", "odd"));
            Assert.Contains(" frozen ", (await RunAsync("key", "list")).Output, StringComparison.Ordinal);
            Assert.Equal((0, $"{id} thawed\n", ""), await RunAsync("key", "thaw", id, "--why", "mended"));
            Assert.Equal((0, $"{id} closed\n", ""), await RunAsync("key", "close", id));
            Assert.DoesNotContain(id, (await RunAsync("key", "list")).Output, StringComparison.Ordinal);
            Assert.Contains(id, (await RunAsync("key", "list", "--all")).Output, StringComparison.Ordinal);

            var verified = await RunAsync("log", "verify");
            Assert.Matches("^4 row\\(s\\), none changed, removed or moved. Head: 4:[0-9a-f]{64}\n$", verified.Output);
            await File.WriteAllTextAsync(file, (await RunAsync("log", "export")).Output);
            Assert.Equal(verified, await RunAsync("log", "verify", file, "--head", verified.Output.Split(' ')[^1].Trim()));
            await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("mended", "mendex", StringComparison.Ordinal));
            var broken = await RunAsync("log", "verify", file);
            Assert.Equal((1, "", "map: the log of admins is broken: row 3 was changed: its hash is not that of what it says.\n"), broken);
            Assert.Equal(1, (await RunAsync("log", "verify", "--head", "four")).ExitCode);
            Assert.Equal(1, (await RunAsync("log", "verify", "nowhere.tsv")).ExitCode);
        }
        finally
        {
            File.Delete(file);
            await database.DisposeAsync();
        }

        Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => this.RunAsync(database, arguments);
    }

    [Fact]
    public async Task Sources_are_added_listed_run_and_removed_and_a_list_is_imported_as_suggestions()
    {
        var database = await MigratedDatabase.CreateAsync();
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "name,latitude,longitude\nA centre,51.2513,3.8587\n");
            string[] kind = ["--set", "kind=detention_centre", "--list", "Their list"];
            Assert.Equal((0, "their-list\n"), (await RunAsync(database, ["source", "add", file, "--every", "P2W", .. kind])) is var added ? (added.ExitCode, added.Output) : default);
            Assert.Equal(1, (await RunAsync(database, ["source", "add", file, .. kind])).ExitCode);
            Assert.Equal((0, "their-list: 1 suggested: 1 new.\n", ""), await RunAsync(database, "source", "run"));
            Assert.Matches($"^their-list  {Regex.Escape(file)}  every P2W, next .*Z\n    read .*Z; 1 suggested: 1 new.\n$", (await RunAsync(database, "source", "list")).Output);
            Assert.Equal((0, "their-list removed\n", ""), await RunAsync(database, "source", "remove", "their-list"));
            Assert.Equal((1, "", "map: no source their-list is watched.\n"), await RunAsync(database, "source", "run", "their-list"));
            foreach (var (wrong, why) in new[] { ("ftp://example.org/x.csv", "is no web address"), ("http://a:b@example.org/", "a password"), ("nowhere.csv", "neither") })
                Assert.Contains(why, (await RunAsync(database, "source", "add", wrong)).Errors, StringComparison.Ordinal);
            Assert.Contains("PT6H", (await RunAsync(database, "source", "add", file, "--every", "weekly")).Errors, StringComparison.Ordinal);

            var (_, output, errors) = await RunAsync(database, ["import", file, "--as-suggestions", "--apply", .. kind]);
            Assert.Contains("1 suggested", output, StringComparison.Ordinal);
            Assert.Equal("Nothing is suggested.\n", errors);
            Assert.Equal("1", await database.ValueAsync("SELECT count(*) FROM suggestion"));
        }
        finally
        {
            File.Delete(file);
            await database.DisposeAsync();
        }
    }

    [Fact]
    public async Task List_is_shown_imported_with_its_mapping_and_what_is_left_goes_to_a_list_to_be_finished()
    {
        var database = await MigratedDatabase.CreateAsync();
        var folder = Directory.CreateTempSubdirectory("map-list-");
        string PathOf(string name) => Path.Combine(folder.FullName, name);
        try
        {
            await File.WriteAllTextAsync(PathOf("camps.csv"), "Nom;Pays;Ville;Lat;Lon\nUn;FRA;Lille;50,6292;3,0573\nDeux;FRA;Nulle Part;;\n\"Trois; =1+1\";FRA;;-47,5;-0,19\n");
            string[] list = ["import", PathOf("camps.csv")];
            var preview = await RunAsync(database, [.. list, "--set", "kind=detention_centre", "--save-mapping", PathOf("m.json"), "--rest", PathOf("rest.csv")]);
            Assert.Matches("(?m)^  Ville +address.town +Lille \\| Nulle Part$", preview.Output);
            Assert.Contains("1 new, 1 warned, 1 unfinished\n", preview.Output, StringComparison.Ordinal);
            Assert.Equal($"2 rows that are not imported are in {PathOf("rest.csv")}, with what to do.\nNothing was written. --apply imports it.\n", preview.Errors);
            Assert.Equal("0", await database.ValueAsync("SELECT count(*) FROM place"));

            var rest = await File.ReadAllLinesAsync(PathOf("rest.csv"));
            Assert.StartsWith("Nom,Pays,Ville,Lat,Lon,not imported because,what to do", rest[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
            Assert.StartsWith("Deux,FRA,Nulle Part,,,unfinished,", rest[1], StringComparison.Ordinal);
            // A cell that begins with a minus and is a number is no formula.
            Assert.StartsWith("Trois; =1+1,FRA,,\"-47,5\",\"-0,19\",warned,", rest[2], StringComparison.Ordinal);

            var imported = await RunAsync(database, [.. list, "--mapping", PathOf("m.json"), "--apply"]);
            Assert.Matches("^Imported as the act [0-9a-f-]{36}; revert it to undo all of it.\n$", imported.Errors);
            var json = JsonNode.Parse((await RunAsync(database, [.. list, "--mapping", PathOf("m.json"), "--format", "json"])).Output)!;
            Assert.Equal("IMPORT_OUTCOME_UNCHANGED", (string?)json["counts"]![0]!["outcome"]);
            Assert.Contains("is neither a line nor a warning", (await RunAsync(database, [.. list, "--accept", "outside"])).Errors, StringComparison.Ordinal);
            Assert.Contains("is no field of a list", (await RunAsync(database, [.. list, "--set", "knd=office"])).Errors, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
            await database.DisposeAsync();
        }
    }

    async Task<(int ExitCode, string Output, string Errors)> RunAsync(MigratedDatabase database, params string[] arguments)
    {
        using var process = map.Start("Map.Cli", database.ConnectionString, arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().Within(string.Join(' ', arguments));
        return (process.ExitCode, await output, await errors);
    }

    static async Task UntilAsync(Func<Task<bool>> holds, string awaited)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (!await holds()) Assert.False(limit.IsCancellationRequested, $"Waited {Patience.Limit.TotalSeconds} s for {awaited}.");
    }
}
