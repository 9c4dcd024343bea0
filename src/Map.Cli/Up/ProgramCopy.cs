using System.Globalization;
using System.Security.Cryptography;
using Map.Cli.Packages;

namespace Map.Cli.Up;

/// <summary>
/// The copy of the built programs that a running map is started from: a later build replaces the files in artifacts/, and a process whose
/// files are replaced can fail at any time.
/// </summary>
/// <param name="Folder">The copy's folder.</param>
/// <param name="Id">The build: a hash of what was built, or the version of a package, whose files nobody changes and which is not copied.</param>
public sealed record ProgramCopy(string Folder, string Id)
{
    internal static readonly string[] Programs = ["Map.Cli", "Map.Service", "Map.Gateway"];

    public string PathOf(string program) => Path.Combine(Folder, program, program + ".dll");

    /// <summary>Where the copy of the present build is, or will be.</summary>
    /// <exception cref="CommandException">A program has not been built.</exception>
    public static ProgramCopy Of(Checkout checkout)
    {
        if (checkout.Package is { } release)
            return new(Path.Combine(checkout.Root, Release.Programs), release.Version);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var program in Programs)
            foreach (var file in FilesOf(FolderOf(checkout, program)))
            {
                // A build that changes a file changes its time; hashing 35 MB at each ./map up would take longer than it takes to answer.
                hash.AppendData(System.Text.Encoding.UTF8.GetBytes(string.Create(
                    CultureInfo.InvariantCulture, $"{file} {new FileInfo(file).Length} {File.GetLastWriteTimeUtc(file).Ticks}\n")));
            }
        var id = Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6));
        return new(Path.Combine(checkout.State, "programs", id), id);
    }

    /// <summary>Copies the present build unless that was done, and deletes the copies of earlier ones.</summary>
    public void Make(Checkout checkout)
    {
        if (checkout.Package is not null)
            return;
        var parent = Path.GetDirectoryName(Folder)!;
        Directory.CreateDirectory(parent);
        foreach (var other in Directory.GetDirectories(parent).Where(other => other != Folder))
            Directory.Delete(other, recursive: true);
        if (Directory.Exists(Folder))
            return;
        // Renamed only when complete.
        var unfinished = Folder + ".unfinished";
        foreach (var program in Programs)
        {
            var source = FolderOf(checkout, program);
            foreach (var file in FilesOf(source))
            {
                var target = Path.Combine(unfinished, program, Path.GetRelativePath(source, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
        // By which the next upgrade says what has changed.
        if (File.Exists(Path.Combine(checkout.Root, Changelog.FileName)))
            File.Copy(Path.Combine(checkout.Root, Changelog.FileName), Path.Combine(unfinished, Changelog.FileName));
        Directory.Move(unfinished, Folder);
    }

    static string FolderOf(Checkout checkout, string program) =>
        Path.GetDirectoryName(Checkout.Built(checkout.Service(program)))!;

    static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
