namespace Map.Service.Tests.Import;

static class Seed
{
    /// <summary>The folder <c>seed</c> of the repository.</summary>
    public static string Folder { get; } = Find();

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "seed", "detention_centres.csv")))
                return Path.Combine(folder.FullName, "seed");
        throw new DirectoryNotFoundException($"No folder seed above {AppContext.BaseDirectory}.");
    }
}
