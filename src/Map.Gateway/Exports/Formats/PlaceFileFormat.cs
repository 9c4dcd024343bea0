namespace Map.Gateway.Exports.Formats;

/// <summary>A format of the file of places.</summary>
/// <param name="Name">Its name, and its path.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Create">Starts a file that is written into a buffer.</param>
sealed record PlaceFileFormat(string Name, string ContentType, Func<Stream, IPlaceFile> Create)
{
    public static IReadOnlyList<PlaceFileFormat> All { get; } =
    [
        new("places.csv", "text/csv; charset=utf-8", buffer => new CsvPlaceFile(buffer)),
        new("places.geojson", "application/geo+json", buffer => new GeoJsonPlaceFile(buffer)),
    ];
}
