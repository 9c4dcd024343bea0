using Map.Contract.Files;

namespace Map.Gateway.Exports.Formats;

/// <summary>The formats that there are. A new one is a class and a line here, and its extension in <see cref="FileExtensions"/>.</summary>
public static class FileFormats
{
    public static IReadOnlyList<FileFormat> All { get; } =
    [
        new CsvFormat(), new XlsxFormat(), new OdsFormat(), new JsonFormat(), new NdjsonFormat(), new GeoJsonFormat(), new KmlFormat(), new KmzFormat(),
        new GpxFormat(), new GeoPackageFormat(), new ParquetFormat(), new AtomFormat(), new HsdsFormat(),
    ];

    /// <summary>Those in which rows of this name can be had.</summary>
    public static IEnumerable<FileFormat> Of(string rows) => FileExtensions.Of(rows).Select(extension => All.First(format => format.Extension == extension));
}
