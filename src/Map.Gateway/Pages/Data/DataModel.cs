namespace Map.Gateway.Pages.Data;

/// <summary>What can be had of the map.</summary>
/// <param name="Counts">Places by kind, closed ones included.</param>
/// <param name="Changed">When the map last changed; null while it is empty.</param>
/// <param name="Query">The filter of the page, which the addresses carry; may be empty.</param>
public sealed record DataModel(IReadOnlyDictionary<V1.PlaceKind, long> Counts, DateTime? Changed, string Query)
{
    public long Total => Counts.Values.Sum();
}

/// <summary>A form in which the map can be had.</summary>
/// <param name="Key">What it is good for is the message data.KEY.</param>
/// <param name="Name">How it is called: CSV.</param>
/// <param name="Path">Its address; with a language in front when it is a page.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="TakesFilter">Whether the parameters of the filter may follow.</param>
public sealed record DataFormat(string Key, string Name, string Path, string MediaType, bool TakesFilter)
{
    /// <summary>What it is good for, by the names of programs, which need no translation; null where a message says it.</summary>
    public string? Programs { get; init; }

    public static IReadOnlyList<DataFormat> All { get; } =
    [
        new("csv", "CSV", "/places.csv", "text/csv", true),
        new("csv", "XLSX", "/places.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", true),
        new("csv", "ODS", "/places.ods", "application/vnd.oasis.opendocument.spreadsheet", true),
        new("kml", "KML", "/places.kml", "application/vnd.google-earth.kml+xml", true) { Programs = "Organic Maps, OsmAnd, Google Earth" },
        new("gpx", "GPX", "/places.gpx", "application/gpx+xml", true) { Programs = "Garmin, OsmAnd, Locus" },
        new("geojson", "GeoJSON", "/places.geojson", "application/geo+json", true),
        new("gpkg", "GeoPackage", "/places.gpkg", "application/geopackage+sqlite3", true) { Programs = "QGIS, ArcGIS" },
        new("parquet", "Parquet", "/places.parquet", "application/vnd.apache.parquet", true) { Programs = "DuckDB, pandas, R" },
        new("json", "JSON", "/places.json", "application/json", true) { Programs = "JavaScript, Python, jq" },
        new("atom", "Atom", "/places.atom", "application/atom+xml", true) { Programs = "Thunderbird, NetNewsWire, Feedly" },
        new("hsds", "HSDS", "/hsds", "application/json", false) { Programs = "Open Referral" },
        new("ogc", "OGC API - Features", "/ogc", "application/json", false) { Programs = "QGIS, GDAL, OWSLib" },
        new("changes", "Atom, RFC 5005", "/changes.atom", "application/atom+xml", true) { Programs = "feedparser, Miniflux" },
        new("dump", "NDJSON", "/dump.ndjson", "application/x-ndjson", false) { Programs = "./map mirror, ./map up --from" },
        new("dump", "GeoPackage", "/dump.gpkg", "application/geopackage+sqlite3", false) { Programs = "QGIS, ArcGIS" },
        new("revisions", "NDJSON", "/revisions.ndjson", "application/x-ndjson", false) { Programs = "jq, DuckDB, pandas" },
        new("tiles", "TileJSON, MVT", "/tiles.json", "application/json", true),
        new("pack", "JSON", "/packs.json", "application/json", false),
        new("graphql", "GraphQL", "/graphql", "application/json", false),
        new("print", "HTML, PDF", "/print", "text/html", true),
    ];

    /// <summary>The address, with a filter if it takes one.</summary>
    public string AddressWith(string query) => TakesFilter && query.Length > 0 ? $"{Path}?{query}" : Path;
}
