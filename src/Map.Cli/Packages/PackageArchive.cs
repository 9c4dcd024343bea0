using System.Formats.Tar;
using System.IO.Compression;

namespace Map.Cli.Packages;

/// <summary>Writes the archive of a package: the same bytes for the same files, whoever makes it and when.</summary>
static class PackageArchive
{
    const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    const UnixFileMode Executable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <param name="target">What is written to.</param>
    /// <param name="name">The folder that everything is in.</param>
    /// <param name="files">All of it but the list of sums, which is added.</param>
    /// <param name="time">The time that all files get.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task WriteAsync(
        Stream target, string name, IEnumerable<PackageFile> files, DateTimeOffset time, CancellationToken cancellation)
    {
        var sorted = files.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        var sums = sorted.ConvertAll(file => Sums.Of(file.Content()));
        var list = PackageFile.OfText(Sums.FileName, Sums.Text(sorted.Select(file => file.Path).Zip(sums)));
        await using var compressed = new GZipStream(target, CompressionLevel.SmallestSize, leaveOpen: true);
        await using var archive = new TarWriter(compressed, TarEntryFormat.Gnu);
        var folders = new HashSet<string>(StringComparer.Ordinal);
        // Three programs with the same runtime: what is equal is stored, and unpacked, once.
        var stored = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, sum) in sorted.Append(list).Zip(sums.Append("")))
        {
            var path = $"{name}/{file.Path}";
            await AddFoldersAsync(path);
            var same = $"{sum} {file.IsExecutable}";
            await using var content = file.Content();
            var entry = content.Length > 0 && stored.TryGetValue(same, out var first)
                ? new GnuTarEntry(TarEntryType.HardLink, path) { LinkName = first }
                : new GnuTarEntry(TarEntryType.RegularFile, path) { DataStream = content };
            stored.TryAdd(same, path);
            await AddAsync(entry, file.IsExecutable ? Executable : Readable);
        }

        async Task AddFoldersAsync(string path)
        {
            for (var end = path.IndexOf('/', StringComparison.Ordinal); end >= 0; end = path.IndexOf('/', end + 1))
                if (folders.Add(path[..end]))
                    await AddAsync(new(TarEntryType.Directory, path[..end] + "/"), Executable);
        }

        Task AddAsync(GnuTarEntry entry, UnixFileMode mode)
        {
            (entry.ModificationTime, entry.AccessTime, entry.ChangeTime) = (time, time, time);
            (entry.Mode, entry.UserName, entry.GroupName) = (mode, "root", "root");
            return archive.WriteEntryAsync(entry, cancellation);
        }
    }
}
