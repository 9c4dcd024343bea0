namespace Map.Sheets;

/// <summary>A kind of file that can be read, told by its content and not by its name.</summary>
public enum SheetFormat
{
    /// <summary>Rows of text with any separator and encoding.</summary>
    Csv,

    /// <summary>Excel since 2007.</summary>
    Xlsx,

    /// <summary>Excel before 2007.</summary>
    Xls,

    /// <summary>OpenDocument, as LibreOffice writes it.</summary>
    Ods,

    /// <summary>RFC 7946.</summary>
    GeoJson,

    /// <summary>A list of objects, or objects line by line.</summary>
    Json,

    /// <summary>Human Services Data Specification 3.</summary>
    Hsds,

    /// <summary>OGC KML 2.2 and later.</summary>
    Kml,

    /// <summary>KML in a zip.</summary>
    Kmz,

    /// <summary>GPX 1.1: its waypoints.</summary>
    Gpx,

    /// <summary>OGC GeoPackage.</summary>
    GeoPackage,
}
