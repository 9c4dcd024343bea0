namespace Map.Gateway.Exports.Formats;

/// <summary>The formats that there are. A new one is a class and a line here.</summary>
public static class FileFormats
{
    static readonly string[] Tables = ["csv", "xlsx", "ndjson", "gpkg"];

    public static IReadOnlyList<FileFormat> All { get; } =
    [
        new CsvFormat(), new XlsxFormat(), new OdsFormat(), new JsonFormat(), new NdjsonFormat(), new GeoJsonFormat(), new KmlFormat(), new KmzFormat(),
        new GpxFormat(), new GeoPackageFormat(), new ParquetFormat(), new AtomFormat(), new HsdsFormat(),
    ];

    /// <summary>Those in which rows of this name can be had: places in all.</summary>
    public static IEnumerable<FileFormat> Of(string rows) => rows == "places" ? All : All.Where(format => Tables.Contains(format.Extension));
}
