using System.Globalization;

namespace Map.Cli.Packages;

/// <summary>What ./map package made, unpacked: programs that need no .NET on the machine, the seed, the docs and the script map.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Version">The time and the commit it was made from, 2026.11.30-0235-a61ed80: a later one sorts after an earlier one.</param>
/// <param name="Runtime">The machines it is for, linux-x64.</param>
public sealed record Release(string Folder, string Version, string Runtime)
{
    public const string Programs = "programs";

    public const string VersionFile = "VERSION";

    public string Name => NameOf(Version, Runtime);

    public static string NameOf(string version, string runtime) => $"map-{version}-{runtime}";

    /// <summary>The release in a folder; null when there is none.</summary>
    public static Release? In(string folder)
    {
        var file = Path.Combine(folder, VersionFile);
        if (!File.Exists(file) || !Directory.Exists(Path.Combine(folder, Programs)))
            return null;
        var values = File.ReadLines(file)
            .Select(line => line.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return values.TryGetValue("version", out var version) && values.TryGetValue("runtime", out var runtime) ? new(folder, version, runtime) : null;
    }

    /// <summary>The lines of the file VERSION.</summary>
    public static string Describe(string version, string runtime, string commit) =>
        string.Create(CultureInfo.InvariantCulture, $"version={version}\nruntime={runtime}\ncommit={commit}\n");
}
