using System.Diagnostics;

namespace Map.Cli.Tests.Packages;

/// <summary>An unpacked package, whose programs are scripts that say what they were called with.</summary>
public sealed class UnpackedPackage : IDisposable
{
    readonly DirectoryInfo parent = Directory.CreateTempSubdirectory("map package ");

    public UnpackedPackage(string version, string change = "- a change", string setting = "MAP_NEW")
    {
        Version = version;
        Folder = Path.Combine(parent.FullName, $"map-{version}-linux-x64");
        foreach (var program in new[] { "Map.Cli", "Map.Service", "Map.Gateway" })
            Directory.CreateDirectory(Path.Combine(Folder, "programs", program));
        Directory.CreateDirectory(Path.Combine(Folder, "docs"));
        Write("VERSION", $"version={version}\nruntime=linux-x64\ncommit=0\n");
        Write("programs/Map.Cli/Map.Cli", "#!/bin/sh\necho \"$MAP_ROOT: $*\"\n", UnixFileMode.UserExecute);
        File.Copy(Path.Combine(Repository.Root, "map"), Path.Combine(Folder, "map"));
        Write("CHANGELOG.md", $"# Changelog\n\n{change}\n- as ever\n");
        Write("docs/operating.md", $"""
            | variable | used by | meaning | default |
            |---|---|---|---|
            | `{setting}` | places | how *many*, see [rules](rules.md) | `30` |
            | `MAP_STATE` | `./map` | a folder | `.map` |

            """);
        Seal();
    }

    public string Version { get; }

    public string Folder { get; }

    public string Archive => Folder + ".tar.gz";

    public void Write(string path, string text, UnixFileMode more = UnixFileMode.None)
    {
        var file = Path.Combine(Folder, path);
        File.WriteAllText(file, text);
        File.SetUnixFileMode(file, File.GetUnixFileMode(file) | more);
    }

    /// <summary>Writes the sums anew, and an archive beside the folder, as sha256sum and tar do.</summary>
    public void Seal() => Shell(
        "cd \"$1\" && find . -type f ! -name SHA256SUMS -printf '%P\\n' | sort | tr '\\n' '\\0' | xargs -0 sha256sum >../sums && mv ../sums SHA256SUMS"
        + " && cd .. && tar -czf \"$2\" \"${1##*/}\" && sha256sum \"${2##*/}\" >SHA256SUMS", Folder, Archive);

    public void Dispose() => parent.Delete(recursive: true);

    public static string Shell(string script, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", script, "test", .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{script}: {output}{errors.Result}");
        return output;
    }
}
