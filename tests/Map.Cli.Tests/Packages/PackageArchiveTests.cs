using Map.Cli.Packages;

namespace Map.Cli.Tests.Packages;

public sealed class PackageArchiveTests : IDisposable
{
    static readonly DateTimeOffset Time = new(2026, 11, 30, 2, 35, 0, TimeSpan.Zero);

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("map-archive-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Archive_has_the_same_bytes_in_whatever_order_files_come()
    {
        var first = await WriteAsync("first.tar.gz", Files);
        var second = await WriteAsync("second.tar.gz", Files.Reverse());

        Assert.Equal(await File.ReadAllBytesAsync(first), await File.ReadAllBytesAsync(second));
    }

    [Fact]
    public async Task Tar_and_sha256sum_read_it_and_equal_files_are_one()
    {
        var archive = await WriteAsync("map.tar.gz", Files);

        var listed = UnpackedPackage.Shell("tar -tvzf \"$1\"", archive).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(listed, line => Assert.Matches("^[-dh][rwx-]{9} root/root +[0-9]+ 2026-11-30 [0-9:]+ map-1/", line));
        UnpackedPackage.Shell("cd \"$1\" && tar -xzf map.tar.gz && cd map-1 && sha256sum --quiet -c SHA256SUMS && [[ a/lib.so -ef b/lib.so && -x a/run && ! -x LICENSE ]]", folder.FullName);
    }

    [Fact]
    public async Task Archive_is_unpacked_with_its_sums_checked()
    {
        using var package = new UnpackedPackage("2026.11.30-0235-a61ed80");

        var release = await Unpacked.OfAsync(package.Archive, Path.Combine(folder.FullName, "to"), default);
        Assert.Equal(package.Version, release.Version);
        Sums.CheckFolder(release.Folder);

        File.AppendAllText(Path.Combine(release.Folder, "docs", "operating.md"), " ");
        var changed = Assert.Throws<CommandException>(() => Sums.CheckFolder(release.Folder));
        Assert.Contains("operating.md is not what was packed", changed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Archive_that_was_changed_or_cut_off_is_refused()
    {
        using var package = new UnpackedPackage("2026.11.30-0235-a61ed80");
        await using (var file = File.OpenWrite(package.Archive)) file.SetLength(file.Length / 2);

        var changed = await Assert.ThrowsAsync<CommandException>(() => Unpacked.OfAsync(package.Archive, Path.Combine(folder.FullName, "to"), default));
        Assert.Contains("its SHA-256 differs", changed.Message, StringComparison.Ordinal);

        File.Delete(Path.Combine(Path.GetDirectoryName(package.Archive)!, Sums.FileName));
        var cut = await Assert.ThrowsAsync<CommandException>(() => Unpacked.OfAsync(package.Archive, Path.Combine(folder.FullName, "to"), default));
        Assert.Contains("damaged", cut.Message, StringComparison.Ordinal);
    }

    static IEnumerable<PackageFile> Files =>
    [
        PackageFile.OfText("b/lib.so", "a runtime"), PackageFile.OfText("LICENSE", "free"), PackageFile.OfText("a/lib.so", "a runtime"),
        PackageFile.OfText("a/run", "a program") with { IsExecutable = true }, PackageFile.OfText("empty", ""), PackageFile.OfText("none", ""),
    ];

    async Task<string> WriteAsync(string name, IEnumerable<PackageFile> files)
    {
        var path = Path.Combine(folder.FullName, name);
        await using var target = File.Create(path);
        await PackageArchive.WriteAsync(target, "map-1", files, Time, default);
        return path;
    }
}
