namespace Map.Sheets;

/// <summary>A file as people have it, read as tables: spreadsheets, CSV, and what maps and phones save. Its format is told by its content.</summary>
public sealed class SheetFile
{
    readonly string path;
    readonly string name;
    readonly SheetLimits limits;

    SheetFile(string path, string name, SheetFormat format, SheetLimits limits) => (this.path, this.name, Format, this.limits) = (path, name, format, limits);

    public SheetFormat Format { get; }

    /// <summary>Looks what a file is.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">What people call it; the name of a table that has none.</param>
    /// <param name="limits">How much of it is read; the usual when null.</param>
    /// <exception cref="SheetException">It is no format that is read, empty, too large or broken.</exception>
    public static SheetFile Open(string path, string name, SheetLimits? limits = null)
    {
        limits ??= new();
        using var file = File.OpenRead(path);
        if (file.Length > limits.Bytes) throw new SheetException($"has more than {limits.Bytes >> 20} MB; send it in parts.");
        var format = FormatOf.Read(file);
        if (format is SheetFormat.Xlsx or SheetFormat.Ods or SheetFormat.Kmz) ZipGuard.Check(file, limits);
        if (format is SheetFormat.GeoJson or SheetFormat.Json) format = JsonSheets.Read(file, limits).Format;
        return new(path, name, format, limits);
    }

    /// <summary>The tables that are not blank. Each is read before the next one is asked for; the file is read anew with each call.</summary>
    /// <exception cref="SheetException">While it is read: too large, or broken.</exception>
    public IEnumerable<Sheet> Read()
    {
        using var file = File.OpenRead(path);
        var (source, count) = (new TableSource(limits), 0);
        foreach (var sheet in Read(file, source))
        {
            if (sheet is null) continue;
            if (++count > limits.Sheets) throw new SheetException($"has more than {limits.Sheets} tables; send it in parts.");
            yield return sheet;
        }
    }

    IEnumerable<Sheet?> Read(FileStream file, TableSource source) => Format switch
    {
        SheetFormat.Csv => [source.WithHeader(name, CsvSheets.Read(file, limits), isText: true)],
        SheetFormat.Xlsx or SheetFormat.Xls => ExcelSheets.Read(file).Select(sheet => source.WithHeader(sheet.Name, sheet.Rows)),
        SheetFormat.Ods => OdsSheets.Read(file, limits).Select(sheet => source.WithHeader(sheet.Name, sheet.Rows)),
        SheetFormat.GeoPackage => GeoPackageSheets.Read(path, limits).Select(layer => source.WithColumns(layer.Name, layer.Columns, layer.Rows)),
        SheetFormat.Kml => [Of(KmlSheets.Read(file, limits))],
        SheetFormat.Kmz => [Of(KmlSheets.ReadZip(file, limits))],
        SheetFormat.Gpx => [Of(GpxSheets.Read(file, limits))],
        _ => [Of(JsonSheets.Read(file, limits).Table)],
    };

    Sheet? Of(FeatureTable table) => table.Columns.Count == 0 ? null : new TableSource(limits).WithColumns(name, table.Columns, table.Rows);
}
