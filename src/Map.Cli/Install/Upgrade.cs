using System.Globalization;
using Map.Cli.Backups;
using Map.Cli.Packages;
using Map.Cli.Up;

namespace Map.Cli.Install;

/// <summary>Puts a release in the place of the installed one, and goes back to that when the new one does not become ready. Each step may be repeated.</summary>
sealed class Upgrade(Installation target, Release next, UpgradeOptions options, TimeProvider time)
{
    readonly SystemUnits units = new(target);
    readonly Installer installer = new(target);
    readonly InstalledMap map = new(target);

    public async Task RunAsync(Release installed, CancellationToken cancellation)
    {
        await Progress.Step("checking the package", () => Task.Run(() => Sums.CheckFolder(next.Folder), cancellation));
        var note = UpgradeNote.Of(target, installed.Version, next.Version);
        if (note.From == next.Version)
        {
            Console.WriteLine($"{next.Version} is installed already.");
            return;
        }
        await Console.Error.WriteLineAsync(note.StoppedAt is null ? $"map: from {note.From} to {note.To}" : $"map: going on from {note.From} to {note.To}");
        note.Save(target);
        note = await BackUpAsync(note, cancellation);
        await Progress.Step($"copying it to {target.Releases}", () => installer.CopyAsync(next, cancellation));
        // From here on not cancelled: half upgraded would be worse than late.
        var begun = time.GetTimestamp();
        try
        {
            note = await ChangeAsync(note, CancellationToken.None);
        }
        catch (UpgradeFailedException failure)
        {
            throw await GoBackAsync(failure, CancellationToken.None);
        }
        File.Delete(target.UpgradeNote);
        Prune(note);
        Say(note, time.GetElapsedTime(begun));
    }

    async Task<UpgradeNote> BackUpAsync(UpgradeNote note, CancellationToken cancellation)
    {
        if (note.BackedUp || options.NoBackup || !target.IsThisSystem)
            return note;
        if (!HasBackups)
        {
            await Console.Error.WriteLineAsync("map: there are no backups of this map; sudo map backup makes the first. Going on without one.");
            return note;
        }
        var backup = await Progress.Step("taking a backup", () => units.RunAsync(target.Current, cancellation, "backup"));
        if (backup.ExitCode != 0)
            throw new CommandException($"no backup could be taken, and nothing was changed:\n{backup.Output}\n--no-backup upgrades without one.");
        note = note with { BackedUp = true };
        note.Save(target);
        return note;
    }

    /// <summary>Stops the old release, changes the tables, and starts the new one.</summary>
    async Task<UpgradeNote> ChangeAsync(UpgradeNote note, CancellationToken cancellation)
    {
        await Progress.Step("stopping the gateway, the service and PostgreSQL", () => units.StopAsync(cancellation));
        note = note with { StoppedAt = note.StoppedAt ?? time.GetUtcNow() };
        note.Save(target);
        await installer.ConfigureAsync(next, cancellation);
        if (target.IsThisSystem)
        {
            var migrated = await Progress.Step("bringing the tables up to date", () => units.RunAsync(target.FolderOf(next), cancellation, MigrateCommand.Name));
            if (migrated.ExitCode != 0)
                throw new UpgradeFailedException($"the tables could not be brought up to date:\n{migrated.Output}", note);
            note = note with { Migrations = [.. note.Migrations.Union(migrated.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))] };
            note.Save(target);
        }
        await target.UseAsync(next.Version, cancellation);
        await units.ReloadAsync(cancellation);
        await units.StartAsync(cancellation);
        if (target.IsThisSystem && !await Progress.Step("starting it", () => map.IsReadyAsync(next.Version, options.Patience, cancellation)))
            throw new UpgradeFailedException(
                $"{next.Version} was not ready within {options.Patience.TotalSeconds:0} s. Its logs: journalctl -u map, and {target.State}/run.", note);
        return note;
    }

    async Task<CommandException> GoBackAsync(UpgradeFailedException failure, CancellationToken cancellation)
    {
        var note = failure.Note;
        await units.StopAsync(cancellation);
        await target.UseAsync(note.From, cancellation);
        // The release of before writes its own units.
        await Tool.RunAsync(Path.Combine(target.FolderOf(note.From), "map"), ["install", InstallCommand.ConfigureOption], cancellation);
        await units.ReloadAsync(cancellation);
        File.Delete(target.UpgradeNote);
        if (note.Migrations is [])
        {
            await units.StartAsync(cancellation);
            var isBack = await Progress.Step($"going back to {note.From}", () => map.IsReadyAsync(note.From, UpgradeCommand.Patience, cancellation));
            return new($"{failure.Message}\n{note.From} {(isBack ? "runs again" : "was started again, and is not ready yet: sudo map doctor")}.");
        }
        return new($"""
            {failure.Message}
            {note.From} is the current release again, but does not run: it does not know what was done to the tables ({string.Join(", ", note.Migrations)}).
            Either mend what keeps the new one from starting, and run the same upgrade again; or
            {(HasBackups
                ? $"set the map back to before, which loses nothing, because nothing could be written since:\n  sudo map restore --at {Moment(note)}\n  sudo systemctl start map"
                : "restore a backup of your own from before: there was none of ./map backup.")}
            """);
    }

    // To the microsecond: in the same second something may have been written before the map was stopped.
    static string Moment(UpgradeNote note) => note.StoppedAt!.Value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    bool HasBackups => File.Exists(BackupFolder.Of(target.Cluster).Settings);

    void Prune(UpgradeNote note)
    {
        foreach (var folder in Directory.GetDirectories(target.Releases))
            if (Path.GetFileName(folder) != note.To && Path.GetFileName(folder) != note.From)
                Directory.Delete(folder, recursive: true);
    }

    void Say(UpgradeNote note, TimeSpan away)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Map is now {note.To}; {note.From} is kept in {target.Releases}.{(target.IsThisSystem ? $" It was away for {away.TotalSeconds:0} s." : "")}"));
        foreach (var migration in note.Migrations)
            Console.WriteLine($"  migration {migration}");
        var before = new Release(target.FolderOf(note.From), note.From, "");
        var settings = SettingsFile.Names(File.ReadAllText(Installer.OperatingPage(next))).Except(SettingsFile.Names(File.ReadAllText(Installer.OperatingPage(before))));
        foreach (var setting in settings)
            Console.WriteLine($"  new setting {setting}, see docs/operating.md");
        foreach (var line in Changelog.Between(Path.Combine(before.Folder, Changelog.FileName), Path.Combine(next.Folder, Changelog.FileName)))
            Console.WriteLine($"  {line}");
    }
}
