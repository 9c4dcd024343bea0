using System.Formats.Tar;
using System.IO.Compression;

namespace Map.Cli.Packages;

/// <summary>The unpacked package that is to be installed.</summary>
static class Unpacked
{
    /// <summary>This one; of a checkout, what it is packed to.</summary>
    public static async Task<Release> OfAsync(Checkout checkout, CancellationToken cancellation)
    {
        if (checkout.Package is { } release)
            return release;
        var parent = Path.Combine(checkout.State, "package", "unpacked");
        var archive = await PackageBuild.RunAsync(checkout, PackageBuild.UsualFolder(checkout), PackageBuild.UsualRuntime, cancellation);
        return await OfAsync(archive, parent, cancellation);
    }

    /// <summary>Unpacks an archive into a folder, of which all that is there is deleted.</summary>
    /// <exception cref="CommandException">It is no package, or is damaged.</exception>
    public static async Task<Release> OfAsync(string archive, string parent, CancellationToken cancellation)
    {
        if (!File.Exists(archive))
            throw new CommandException($"there is no file {archive}.");
        Sums.CheckArchive(archive);
        if (Directory.Exists(parent))
            Directory.Delete(parent, recursive: true);
        Directory.CreateDirectory(parent);
        try
        {
            await using var content = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
            await TarFile.ExtractToDirectoryAsync(content, parent, overwriteFiles: false, cancellation);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new CommandException($"{archive} is no archive of ./map package, or is damaged: {broken.Message}");
        }
        return Directory.GetDirectories(parent) is [var folder] && Release.In(folder) is { } release
            ? release
            : throw new CommandException($"{archive} is no archive of ./map package: it has no file {Release.VersionFile} in its folder.");
    }
}
