using System.Diagnostics;
using Map.Cli.Install;
using Map.Cli.Tests.Packages;

namespace Map.Cli.Tests.Install;

/// <summary>An installation in the root folder of an image: what is written, kept, replaced and removed.</summary>
public sealed class InstallTests : IDisposable
{
    readonly DirectoryInfo image = Directory.CreateTempSubdirectory("map-image-");
    readonly UnpackedPackage first = new("2026.11.30-0235-aaaaaaa", "- the first", "MAP_OLD");
    readonly UnpackedPackage second = new("2026.12.01-0100-bbbbbbb", "- the second");
    readonly UnpackedPackage third = new("2026.12.24-1800-ccccccc", "- the third");

    public void Dispose()
    {
        image.Delete(recursive: true);
        first.Dispose();
        second.Dispose();
        third.Dispose();
    }

    [Fact]
    public async Task Image_gets_release_command_units_and_settings()
    {
        await DoneAsync(first, "install");

        Assert.Equal("releases/" + first.Version, new FileInfo(At("/opt/map/current")).LinkTarget);
        Assert.Equal(File.ReadAllText(Path.Combine(first.Folder, "SHA256SUMS")), File.ReadAllText(At("/opt/map/current/SHA256SUMS")));
        foreach (var want in (string[])["multi-user.target.wants/map.service", "timers.target.wants/map-backup.timer", "timers.target.wants/map-backup-drill.timer"])
            Assert.True(File.Exists(At("/etc/systemd/system/" + want)), want);
        UnpackedPackage.Shell("bash -n \"$1\" && [[ -x $1 ]]", At("/usr/local/bin/map"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(At("/etc/map/map.env")));
        var settings = await File.ReadAllTextAsync(At("/etc/map/map.env"));
        Assert.Contains("\n# how *many*, see rules (rules.md)\n#MAP_OLD=30\n", settings, StringComparison.Ordinal);
        Assert.DoesNotContain("MAP_STATE", settings, StringComparison.Ordinal);
        Assert.Contains("u map ", await File.ReadAllTextAsync(At("/etc/sysusers.d/map.conf")), StringComparison.Ordinal);

        var (exitCode, _, errors) = await RunAsync(second, "install");
        Assert.Equal(1, exitCode);
        Assert.Contains("./map upgrade", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upgrades_keep_settings_and_the_release_before_and_say_what_is_new()
    {
        await DoneAsync(first, "install");
        await File.WriteAllTextAsync(At("/etc/map/map.env"), "MAP_POOL=3\n");

        var upgraded = await DoneAsync(second, "upgrade");
        Assert.Contains($"Map is now {second.Version}; {first.Version} is kept", upgraded.Output, StringComparison.Ordinal);
        Assert.Contains("\n  new setting MAP_NEW", upgraded.Output, StringComparison.Ordinal);
        Assert.Contains("\n  - the second\n", upgraded.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("as ever", upgraded.Output, StringComparison.Ordinal);
        Assert.Contains("is installed already", (await DoneAsync(second, "upgrade")).Output, StringComparison.Ordinal);

        await DoneAsync(third, "upgrade");
        Assert.Equal("releases/" + third.Version, new FileInfo(At("/opt/map/current")).LinkTarget);
        Assert.Equal([second.Version, third.Version], Directory.GetDirectories(At("/opt/map/releases")).Select(Path.GetFileName).Order());
        Assert.Equal("MAP_POOL=3\n", await File.ReadAllTextAsync(At("/etc/map/map.env")));
    }

    [Fact]
    public async Task Upgrade_that_was_killed_is_ended_by_the_next_run()
    {
        await DoneAsync(first, "install");
        var target = new Installation(image.FullName);
        new UpgradeNote(first.Version, second.Version, true, DateTimeOffset.UnixEpoch, ["0099_before_the_end"]).Save(target);
        Directory.CreateDirectory(target.FolderOf(second.Version) + ".unfinished");

        var ended = await DoneAsync(second, "upgrade");

        Assert.Contains("going on from", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("migration 0099_before_the_end", ended.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(target.UpgradeNote));
        Assert.Equal(second.Version, target.Installed?.Version);
        Assert.Equal([first.Version, second.Version], Directory.GetDirectories(target.Releases).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Upgrade_killed_after_the_new_release_was_put_in_place_is_ended_too()
    {
        await DoneAsync(first, "install");
        await DoneAsync(second, "upgrade");
        var target = new Installation(image.FullName);
        new UpgradeNote(first.Version, second.Version, true, DateTimeOffset.UnixEpoch, []).Save(target);

        await DoneAsync(second, "upgrade");

        Assert.False(File.Exists(target.UpgradeNote));
        Assert.True(Directory.Exists(target.FolderOf(first.Version)));
    }

    [Fact]
    public async Task Damaged_package_changes_nothing()
    {
        await DoneAsync(first, "install");
        second.Write("docs/operating.md", "something else");

        var (exitCode, _, errors) = await RunAsync(second, "upgrade");

        Assert.Equal(1, exitCode);
        Assert.Contains("is not what was packed", errors, StringComparison.Ordinal);
        Assert.Equal(first.Version, new Installation(image.FullName).Installed?.Version);
    }

    [Fact]
    public async Task Removal_leaves_state_and_settings()
    {
        await DoneAsync(first, "install");
        await File.WriteAllTextAsync(At("/var/lib/map/a-database"), "");

        var removed = await DoneAsync(first, "install", "--remove");

        Assert.Contains(At("/var/lib/map"), removed.Output, StringComparison.Ordinal);
        Assert.Equal(["/etc/map/map.env", "/var/lib/map/a-database"], Directory.EnumerateFiles(image.FullName, "*", SearchOption.AllDirectories)
            .Select(file => file[image.FullName.Length..]).Order());
    }

    [Fact]
    public async Task Settings_of_this_release_have_every_setting_once_with_its_meaning()
    {
        var text = SettingsFile.Text(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "operating.md")));

        var names = text.Split('\n').Where(line => line.StartsWith("#MAP_", StringComparison.Ordinal)).Select(line => line[1..line.IndexOf('=', StringComparison.Ordinal)]).ToList();
        Assert.Equal(names.Distinct(), names);
        Assert.Superset(new HashSet<string> { "MAP_DATABASE", "MAP_POOL", "MAP_GATEWAY_PORT", "MAP_PLACES_PORT", "MAP_BACKUP", "MAP_TRUSTED_PROXIES" }, names.ToHashSet());
        // Nothing is set before somebody does.
        Assert.DoesNotMatch("(?m)^[^#\n]", text);
    }

    string At(string path) => image.FullName + path;

    async Task<(int ExitCode, string Output, string Errors)> DoneAsync(UnpackedPackage package, params string[] arguments)
    {
        var result = await RunAsync(package, arguments);
        Assert.True(result.ExitCode == 0, $"{string.Join(' ', arguments)}: {result.Output}{result.Errors}");
        return result;
    }

    async Task<(int ExitCode, string Output, string Errors)> RunAsync(UnpackedPackage package, params string[] arguments)
    {
        // The built program, as the one of the package.
        var start = new ProcessStartInfo("dotnet", [Checkout.Find().Service("Map.Cli"), .. arguments, "--root", image.FullName])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["MAP_ROOT"] = package.Folder;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().Within(string.Join(' ', arguments));
        return (process.ExitCode, await output, await errors);
    }
}
