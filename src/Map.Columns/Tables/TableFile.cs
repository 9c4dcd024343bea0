namespace Map.Columns.Tables;

/// <summary>The embedded tables: cells parted by tabs, lists in them by |, and lines of remarks that begin with #.</summary>
static class TableFile
{
    /// <summary>The rows of a table.</summary>
    /// <param name="name">Of its file, without the ending.</param>
    public static IEnumerable<string[]> Read(string name)
    {
        using var reader = new StreamReader(typeof(TableFile).Assembly.GetManifestResourceStream($"{name}.tsv")
            ?? throw new InvalidOperationException($"{name}.tsv is not embedded."));
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith('#'))
                yield return line.Split('\t');
    }
}
