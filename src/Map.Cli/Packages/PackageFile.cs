namespace Map.Cli.Packages;

/// <summary>A file of a package.</summary>
/// <param name="Path">Its path in the package, with slashes.</param>
/// <param name="Content">What is in it, read when it is needed.</param>
/// <param name="IsExecutable">Whether it is run as a program.</param>
sealed record PackageFile(string Path, Func<Stream> Content, bool IsExecutable = false)
{
    public static PackageFile OfDisk(string path, string file, bool isExecutable = false) => new(path, () => File.OpenRead(file), isExecutable);

    public static PackageFile OfText(string path, string text) => new(path, () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)));
}
