using System.Security.Cryptography;

namespace Map.Cli.Packages;

/// <summary>The file SHA256SUMS, which sha256sum -c reads: in a package that of its files, beside packages that of the archives.</summary>
static class Sums
{
    public const string FileName = "SHA256SUMS";

    /// <summary>The sum of a stream, which is closed.</summary>
    public static string Of(Stream content)
    {
        using (content)
            return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    public static string Text(IEnumerable<(string Path, string Sum)> files) => string.Concat(files.Select(file => $"{file.Sum}  {file.Path}\n"));

    /// <summary>Checks every file of an unpacked package.</summary>
    /// <exception cref="CommandException">A file is missing, or is not what was packed.</exception>
    public static void CheckFolder(string folder)
    {
        var list = Path.Combine(folder, FileName);
        if (!File.Exists(list))
            throw new CommandException($"{list} is missing: {folder} is no complete package. Unpack it again.");
        foreach (var (path, sum) in Read(list))
        {
            var file = Path.Combine(folder, path);
            if (!File.Exists(file) || Of(File.OpenRead(file)) != sum)
                throw new CommandException($"{file} is {(File.Exists(file) ? "not what was packed" : "missing")}. Unpack the package again; if that does not help, download it again.");
        }
    }

    /// <summary>Checks an archive by the list beside it, if there is one.</summary>
    /// <returns>Whether there was one that names it.</returns>
    /// <exception cref="CommandException">It is not what the list says.</exception>
    public static bool CheckArchive(string archive)
    {
        var list = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(archive))!, FileName);
        if (!File.Exists(list) || Read(list).FirstOrDefault(file => file.Path == Path.GetFileName(archive)) is not { Path: not null } known)
            return false;
        return Of(File.OpenRead(archive)) == known.Sum
            ? true
            : throw new CommandException($"{archive} is not the file that {list} lists: its SHA-256 differs. Download both again.");
    }

    /// <summary>Writes the sum of an archive into the list beside it, which may have those of others.</summary>
    public static void Add(string archive)
    {
        var (name, list) = (Path.GetFileName(archive), Path.Combine(Path.GetDirectoryName(archive)!, FileName));
        var files = File.Exists(list) ? Read(list).Where(file => file.Path != name).ToList() : [];
        files.Add((name, Of(File.OpenRead(archive))));
        File.WriteAllText(list, Text(files.OrderBy(file => file.Path, StringComparer.Ordinal)));
    }

    static IEnumerable<(string Path, string Sum)> Read(string list) =>
        File.ReadLines(list).Select(line => line.Split("  ", 2)).Where(parts => parts.Length == 2).Select(parts => (parts[1], parts[0]));
}
