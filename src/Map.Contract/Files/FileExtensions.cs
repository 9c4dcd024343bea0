namespace Map.Contract.Files;

/// <summary>In which formats rows can be had, by the extensions of their files.</summary>
public static class FileExtensions
{
    public const string Places = "places";

    /// <summary>All formats, in the order of the documentation.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["csv", "xlsx", "ods", "json", "ndjson", "geojson", "kml", "kmz", "gpx", "gpkg", "parquet", "atom", "hsds.json"];

    /// <summary>What can be had: places, the organisations of places, who does what there.</summary>
    public static IReadOnlyList<string> Rows { get; } = [Places, "organisations", "involvements"];

    static readonly string[] Tables = ["csv", "xlsx", "ndjson", "gpkg"];

    /// <summary>The formats of rows of this name: places can be had in all.</summary>
    public static IReadOnlyList<string> Of(string rows) => rows == Places ? All : Tables;
}
