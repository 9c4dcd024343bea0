using System.Diagnostics;

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

    static async Task UntilAsync(Func<Task<bool>> holds, string awaited)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (!await holds()) Assert.False(limit.IsCancellationRequested, $"Waited {Patience.Limit.TotalSeconds} s for {awaited}.");
    }
}
