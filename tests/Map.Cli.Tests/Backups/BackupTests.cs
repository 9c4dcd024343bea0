using System.Globalization;
using System.Text.RegularExpressions;

namespace Map.Cli.Tests.Backups;

/// <summary>Backups of a private cluster, from the first to the loss of the machine. In one test, because each step stands on the one before.</summary>
public sealed partial class BackupTests(CommandLine map) : IClassFixture<CommandLine>
{
    const string Header = "id,name,name_local,kind,scope,coverage,country,city,latitude,longitude,precision,website,languages,offers,visits_or_covers_sites,status,"
        + "status_as_of,confidence,sources,notes\n";

    string Repository => Path.Combine(map.State, "cluster-backup", "repository");

    [Trait("Category", "Rehearsal")]
    [Fact]
    public async Task Map_goes_back_to_a_moment_and_survives_its_machine()
    {
        Assert.Contains("no backup yet", (await map.RunAsync("backup", "drill")).Errors, StringComparison.Ordinal);
        // The group, and the organisation that it is.
        await ImportAsync("first", "a-first-group", created: 2);
        Assert.Contains("backup key", (await RunAsync("backup")).Output, StringComparison.Ordinal);
        await ImportAsync("second", "a-second-group", created: 2);
        var before = Moment();
        await ImportAsync("third", "a-third-group", created: 2);

        var then = await RunAsync("backup", "drill", "--at", before);
        Assert.Contains("equal to what the map says of this revision", then.Output, StringComparison.Ordinal);

        var restored = await RunAsync("restore", "--at", before);
        Assert.Contains($"of revision {RevisionOf(then.Output)}", restored.Output, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(map.State, "cluster", "data.replaced")));
        await ImportAsync("second", "a-second-group", created: 0);
        await ImportAsync("third", "a-third-group", created: 2);

        await WrongMomentsAreRefused();
        await AnotherMachineNeedsTheKey();
        await ChangedByteIsFound();
    }

    async Task WrongMomentsAreRefused()
    {
        foreach (var (at, expected) in new[]
            { ("2001-01-01T00:00:00Z", "is before it"), ("2999-01-01T00:00:00Z", "has not come yet"), ("2026-01-01T00:00:00", "give a moment such as") })
        {
            var refused = await map.RunAsync("restore", "--at", at);
            Assert.Equal(1, refused.ExitCode);
            Assert.Contains(expected, refused.Errors, StringComparison.Ordinal);
        }
    }

    async Task AnotherMachineNeedsTheKey()
    {
        await RunAsync("backup");
        var (right, wrong) = (Path.Combine(map.State, "key"), Path.Combine(map.State, "wrong"));
        await File.WriteAllTextAsync(right, (await RunAsync("backup", "key")).Output);
        await File.WriteAllTextAsync(wrong, "not the key");
        var there = Path.Combine(map.State, "elsewhere");
        Directory.CreateDirectory(there);

        var refused = await map.ElsewhereAsync(there, "restore", "--repository", Repository, "--key-file", wrong);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("encrypted with another key", refused.Errors, StringComparison.Ordinal);

        var restored = await map.ElsewhereAsync(there, "restore", "--repository", Repository, "--key-file", right);
        Assert.True(restored.ExitCode == 0, restored.Errors);
        var file = Path.Combine(map.State, "third.csv");
        Assert.StartsWith("0 created", (await map.ElsewhereAsync(there, "import", file)).Output, StringComparison.Ordinal);
    }

    async Task ChangedByteIsFound()
    {
        var largest = new DirectoryInfo(Repository).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.FullName.Contains("/backup/", StringComparison.Ordinal)).MaxBy(file => file.Length)!;
        await using (var file = largest.Open(FileMode.Open))
        {
            file.Position = largest.Length / 2;
            var present = file.ReadByte();
            file.Position--;
            file.WriteByte((byte)(present ^ 1));
        }

        // Before anything is restored.
        var found = await map.RunAsync("backup", "drill");
        Assert.Equal(1, found.ExitCode);
        Assert.Contains("are damaged", found.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("\"drillFailedAt\": null", await File.ReadAllTextAsync(Path.Combine(map.State, "cluster-backup", "status.json")), StringComparison.Ordinal);
    }

    async Task ImportAsync(string file, string id, int created)
    {
        var path = Path.Combine(map.State, file + ".csv");
        await File.WriteAllTextAsync(path, $"{Header}{id},{id},,visitor_group,local,,GB,London,51.5,-0.1,town,,en,visits,,active,2026,high,a leaflet of 2026,\n");
        var imported = await RunAsync("import", path);
        Assert.StartsWith($"{created} created", imported.Output, StringComparison.Ordinal);
    }

    async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var result = await map.RunAsync(arguments);
        Assert.True(result.ExitCode == 0, $"{string.Join(' ', arguments)}: {result.Errors}");
        return result;
    }

    static long RevisionOf(string output) => long.Parse(Revision().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);

    // By the clock of this machine, which is that of the server, too.
    static string Moment() => DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    [GeneratedRegex("revision ([0-9]+)")]
    private static partial Regex Revision();
}
