using Map.Contract;

namespace Map.Cli.Doctor;

/// <summary>Whether only their owner can read what is secret. The group may read the settings of an installed map, which is that of the map alone.</summary>
/// <param name="paths">Files and folders, some of which may not be there.</param>
sealed class Secrets(params IReadOnlyList<(string Path, bool GroupMayRead)> paths) : ICheck
{
    const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute | UnixFileMode.GroupWrite;
    const UnixFileMode Group = UnixFileMode.GroupRead | UnixFileMode.GroupExecute;

    public string Name => "secret files";

    public Task<Finding> RunAsync(CancellationToken cancellation)
    {
        var present = paths.Where(file => Path.Exists(file.Path)).ToList();
        var open = present.Where(file => (File.GetUnixFileMode(file.Path) & (file.GroupMayRead ? Others : Others | Group)) != 0).Select(file => file.Path).ToList();
        return Task.FromResult(open is []
            ? new Finding(Name, FindingLevel.Ok, $"{present.Count} are closed to others")
            : new(Name, FindingLevel.Fault, $"others may read {string.Join(", ", open)}", $"chmod go-rwx {string.Join(' ', open)}"));
    }
}
