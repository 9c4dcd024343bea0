namespace Map.Sheets;

/// <summary>A file as people have it, read as tables: spreadsheets, CSV, and what maps and phones save. Its format is told by its content.</summary>
public sealed class SheetFile
{
    readonly Stream file;
    readonly string name;
    readonly SheetLimits limits;

    SheetFile(Stream file, string name, SheetFormat format, SheetLimits limits) => (this.file, this.name, Format, this.limits) = (file, name, format, limits);

    public SheetFormat Format { get; }

    /// <summary>Whether such a file has tables with names of their own.</summary>
    public bool HasSheets => Format is SheetFormat.Xlsx or SheetFormat.Xls or SheetFormat.Ods or SheetFormat.GeoPackage;

    /// <summary>Looks what a file is.</summary>
    /// <param name="file">Its bytes, in which one can go back; a GeoPackage has to be a <see cref="FileStream"/>. It stays open.</param>
    /// <param name="name">The name of a table that has none.</param>
    /// <param name="limits">How much of it is read; the usual when null.</param>
    /// <exception cref="SheetException">It is no format that is read, empty, too large or broken.</exception>
    public static SheetFile Open(Stream file, string name, SheetLimits? limits = null)
    {
        limits ??= new();
        if (file.Length > limits.Bytes) throw new SheetException($"has more than {limits.Bytes >> 20} MB; send it in parts.");
        var format = FormatOf.Read(file);
        if (format is SheetFormat.Xlsx or SheetFormat.Ods or SheetFormat.Kmz) ZipGuard.Check(file, limits);
        if (format is SheetFormat.GeoJson or SheetFormat.Json) format = JsonSheets.Read(file, limits).Format;
        return new(file, name, format, limits);
    }

    /// <summary>The tables that are not blank. Each is read before the next one is asked for; each call reads the file from its beginning.</summary>
    /// <exception cref="SheetException">While it is read: too large, or broken.</exception>
    public IEnumerable<Sheet> Read()
    {
        file.Position = 0;
        var (source, count) = (new TableSource(limits), 0);
        foreach (var sheet in Tables(source))
        {
            if (sheet is null) continue;
            if (++count > limits.Sheets) throw new SheetException($"has more than {limits.Sheets} tables; send it in parts.");
            yield return sheet;
        }
    }

    IEnumerable<Sheet?> Tables(TableSource source) => Format switch
    {
        SheetFormat.Csv => [source.WithHeader(name, CsvSheets.Read(file, limits), isText: true)],
        SheetFormat.Xlsx or SheetFormat.Xls => ExcelSheets.Read(file).Select(sheet => source.WithHeader(sheet.Name, sheet.Rows)),
        SheetFormat.Ods => OdsSheets.Read(file, limits).Select(sheet => source.WithHeader(sheet.Name, sheet.Rows)),
        SheetFormat.GeoPackage => GeoPackageSheets.Read(((FileStream)file).Name, limits).Select(layer => source.WithColumns(layer.Name, layer.Columns, layer.Rows)),
        SheetFormat.Kml => [Of(KmlSheets.Read(file, limits))],
        SheetFormat.Kmz => [Of(KmlSheets.ReadZip(file, limits))],
        SheetFormat.Gpx => [Of(GpxSheets.Read(file, limits))],
        _ => [Of(JsonSheets.Read(file, limits).Table)],
    };

    Sheet? Of(FeatureTable table) => table.Columns.Count == 0 ? null : new TableSource(limits).WithColumns(name, table.Columns, table.Rows);
}
