namespace Map.Service.Import;

/// <summary>Fills an empty database with the seed.</summary>
public static class SeedLoader
{
    /// <summary>Imports the files of a folder; null when the database has places, organisations or regions already.</summary>
    public static async Task<ImportReport?> LoadIfEmptyAsync(
        NpgsqlDataSource database, string folder, TimeProvider clock, CancellationToken cancellationToken)
    {
        // Checked twice: here to be fast when there is nothing to do, and again once other services are locked out.
        await using (var context = MapDbContext.Open(database, clock))
            if (!await Importer.IsEmptyAsync(context, cancellationToken))
                return null;
        return await Importer.ImportAsync(database, FilesOf(folder), onlyIfEmpty: true, clock, cancellationToken);
    }

    /// <summary>The files of a seed folder that can be imported.</summary>
    public static IReadOnlyList<string> FilesOf(string folder) =>
        [.. Directory.EnumerateFiles(folder)
            .Where(file => file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || RegionFile.Is(file))
            .Order(StringComparer.Ordinal)];
}
