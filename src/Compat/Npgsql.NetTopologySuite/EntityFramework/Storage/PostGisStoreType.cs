using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;

namespace Npgsql.EntityFrameworkCore.PostgreSQL.Storage.Internal;

/// <summary>A column type such as <c>geometry (Point, 4326)</c> or <c>geography</c>, taken apart.</summary>
static partial class PostGisStoreType
{
    /// <summary>The class that holds values of the column type; null for other types and for shapes that have no class.</summary>
    public static Type? FindClrType(string storeType)
    {
        var match = Pattern().Match(storeType);
        return match.Success ? FindClrTypeOfShape(match.Groups["shape"].Value) : null;
    }

    // PostGIS writes the dimension as a suffix: PointZ, PointM, PointZM.
    static Type? FindClrTypeOfShape(string shape)
        => shape.ToUpperInvariant().TrimEnd('M').TrimEnd('Z') switch
        {
            "" or "GEOMETRY" => typeof(Geometry),
            "POINT" => typeof(Point),
            "LINESTRING" => typeof(LineString),
            "POLYGON" => typeof(Polygon),
            "MULTIPOINT" => typeof(MultiPoint),
            "MULTILINESTRING" => typeof(MultiLineString),
            "MULTIPOLYGON" => typeof(MultiPolygon),
            "GEOMETRYCOLLECTION" => typeof(GeometryCollection),
            _ => null,
        };

    [GeneratedRegex(@"^\s*(geometry|geography)\s*(\(\s*(?<shape>\w+)\s*(,\s*\d+\s*)?\)\s*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
