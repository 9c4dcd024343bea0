using Map.Cli.Packages;

namespace Map.Cli.Install;

/// <summary>Writes a release and all that surrounds it into a system. Each step may be repeated.</summary>
sealed class Installer(Installation target)
{
    const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    const UnixFileMode All = Owner | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    const UnixFileMode Program = All | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Copies a release beside those that are there.</summary>
    public async Task CopyAsync(Release release, CancellationToken cancellation)
    {
        var folder = target.FolderOf(release);
        if (Path.GetFullPath(release.Folder) == folder || Directory.Exists(folder))
            return;
        Directory.CreateDirectory(target.Releases);
        // Renamed only when complete.
        var unfinished = folder + ".unfinished";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        // Files that are equal are one file with several names, which cp keeps.
        await Tool.RunAsync("cp", ["-R", "--preserve=mode,timestamps,links", "--", Path.TrimEndingDirectorySeparator(release.Folder), unfinished], cancellation);
        // A map that ran from the unpacked folder left its state there.
        if (Directory.Exists(Path.Combine(unfinished, ".map")))
            Directory.Delete(Path.Combine(unfinished, ".map"), recursive: true);
        Directory.Move(unfinished, folder);
    }

    /// <summary>Writes the user, the command, the units and, unless there are some, the settings.</summary>
    public async Task ConfigureAsync(Release release, CancellationToken cancellation)
    {
        Write(target.Users, InstallFile.Read("users.conf"), All);
        if (target.IsThisSystem)
            await Tool.RunAsync("systemd-sysusers", [target.Users], cancellation);
        Write(target.Command, InstallFile.Read("command.sh"), Program);
        foreach (var unit in Installation.Services.Concat(Installation.Timers))
            Write(Path.Combine(target.Units, unit), InstallFile.Unit(unit), All);
        Directory.CreateDirectory(target.State);
        if (!File.Exists(target.Settings))
            Write(target.Settings, SettingsFile.Text(await File.ReadAllTextAsync(OperatingPage(release), cancellation)), Owner);
        if (!target.IsThisSystem)
        {
            EnableInImage();
            return;
        }
        File.SetUnixFileMode(target.State, Owner | UnixFileMode.UserExecute);
        await Tool.RunAsync("chown", [$"{Installation.User}:{Installation.User}", target.State], cancellation);
        // The command reads it as the user map, too.
        await Tool.RunAsync("chown", [$"root:{Installation.User}", target.Settings], cancellation);
        File.SetUnixFileMode(target.Settings, Owner | UnixFileMode.GroupRead);
    }

    // What systemctl enable does in a system that runs.
    void EnableInImage()
    {
        foreach (var (link, unit) in target.Wants)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(link)!);
            File.Delete(link);
            File.CreateSymbolicLink(link, Path.Combine("..", unit));
        }
    }

    /// <summary>Removes all but the state and the settings.</summary>
    public void Remove()
    {
        foreach (var unit in Installation.Services.Concat(Installation.Timers))
            File.Delete(Path.Combine(target.Units, unit));
        foreach (var (link, _) in target.Wants.Where(want => Directory.Exists(Path.GetDirectoryName(want.Link))))
            File.Delete(link);
        File.Delete(target.Command);
        File.Delete(target.Users);
        if (Directory.Exists(target.Programs))
            Directory.Delete(target.Programs, recursive: true);
    }

    public static string OperatingPage(Release release) => Path.Combine(release.Folder, "docs", "operating.md");

    static void Write(string path, string text, UnixFileMode mode)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = path + ".unfinished";
        File.Delete(unfinished);
        using (var writer = new StreamWriter(unfinished, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = Owner }))
            writer.Write(text);
        File.SetUnixFileMode(unfinished, mode);
        File.Move(unfinished, path, overwrite: true);
    }
}
