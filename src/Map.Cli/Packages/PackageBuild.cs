using System.Runtime.InteropServices;
using Map.Cli.Clusters;
using Map.Cli.Up;

namespace Map.Cli.Packages;

/// <summary>Publishes the programs together with their runtime, and packs them.</summary>
static class PackageBuild
{
    /// <summary>That of this machine.</summary>
    public static string UsualRuntime => RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";

    public static string UsualFolder(Checkout checkout) => Path.Combine(checkout.Root, "artifacts", "packages");

    static readonly string[] Others = ["map", "LICENSE", "CHANGELOG.md", "README.md", "docs", "seed"];

    /// <returns>The archive.</returns>
    public static async Task<string> RunAsync(Checkout checkout, string output, string runtime, CancellationToken cancellation)
    {
        if (checkout.Package is not null)
            throw new CommandException("this is a package already. ./map package makes one from a checkout: git clone the project.");
        var version = await PackageVersion.OfAsync(checkout, cancellation);
        var files = new List<PackageFile> { PackageFile.OfText(Release.VersionFile, Release.Describe(version.Text, runtime, version.Commit)) };
        foreach (var program in ProgramCopy.Programs)
            files.AddRange(await Progress.Step($"publishing {program} for {runtime}", () => PublishAsync(checkout, program, runtime, cancellation)));
        files.AddRange((await PackageVersion.FilesAsync(checkout, cancellation, Others))
            .Where(path => File.Exists(Path.Combine(checkout.Root, path)))
            .Select(path => PackageFile.OfDisk(path, Path.Combine(checkout.Root, path), path == "map")));

        Directory.CreateDirectory(output);
        var name = Release.NameOf(version.Text, runtime);
        var archive = Path.GetFullPath(Path.Combine(output, name + ".tar.gz"));
        // Renamed only when complete.
        var unfinished = archive + ".unfinished";
        await Progress.Step("packing", async () =>
        {
            await using var target = File.Create(unfinished);
            await PackageArchive.WriteAsync(target, name, files, version.Time, cancellation);
        });
        File.Move(unfinished, archive, overwrite: true);
        Sums.Add(archive);
        return archive;
    }

    static async Task<IEnumerable<PackageFile>> PublishAsync(Checkout checkout, string program, string runtime, CancellationToken cancellation)
    {
        // Artifacts of their own: the restore for a runtime and that of ./map build would undo each other.
        var folder = Path.GetFullPath(Path.Combine(checkout.State, "package", runtime));
        var published = Path.Combine(folder, Release.Programs, program);
        if (Directory.Exists(published))
            Directory.Delete(published, recursive: true);
        var result = await CommandResult.OfAsync(new("dotnet",
        [
            "publish", Path.Combine(checkout.Root, "src", program), "-c", "Release", "--nologo", "-v", "quiet", "-r", runtime, "--self-contained", "-o", published,
            $"-p:ArtifactsPath={Path.Combine(folder, "artifacts")}",
            // No path of this machine gets into the programs.
            "-p:ContinuousIntegrationBuild=true",
        ])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        }, cancellation);
        if (result.ExitCode != 0)
            throw new CommandException($"{program} could not be published for {runtime}:\n{result.Output}");
        return Directory.EnumerateFiles(published, "*", SearchOption.AllDirectories).Select(file =>
        {
            var path = Path.GetRelativePath(published, file);
            return PackageFile.OfDisk($"{Release.Programs}/{program}/{path}", file, path == program || path == "createdump");
        });
    }
}
