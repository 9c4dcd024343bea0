using System.Diagnostics;
using Map.Testing.Running;

namespace Map.Deploy.Tests.Compose;

/// <summary>What backups.yml and replica.yml start, with PostgreSQL of this machine in the place of the image's.</summary>
[Trait("Category", "Rehearsal")]
public sealed class BackupTests : IDisposable
{
    // Short, because the path of a socket may not be long.
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bk");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Lost_database_is_restored_whole_and_to_a_moment_and_a_replica_follows_it()
    {
        var script = Path.Combine(Repository.Root, "tests", "Map.Deploy.Tests", "Compose", "backups.sh");
        string[] command = ["bash", script, Path.Combine(folder.FullName, "work"), $"{FreePort.Address(Random.Shared).Port}"];
        // PostgreSQL does not run as root.
        string[] user = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--"] : [];
        await RunAsync("chmod", "755", folder.FullName);
        await RunAsync("install", [.. Environment.IsPrivilegedProcess ? (string[])["-o", "postgres"] : [], "-d", command[2]]);

        string[] all = [.. user, .. command];
        Assert.Equal(
            """
            backed up: 1 copy
            replica: 1,2, t
            running: the database runs
            no such day: there is no copy of '2020-01-01'
            restored: 1,2
            restored to a moment: 1

            """,
            await RunAsync(all[0], all[1..]));
    }

    static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MAP_ROOT"] = Repository.Root;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(5));
        Assert.True(process.ExitCode == 0, $"{await output}{await errors}");
        return await output;
    }
}
