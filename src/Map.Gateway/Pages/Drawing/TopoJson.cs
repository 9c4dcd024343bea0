using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Map.Gateway.Pages.Drawing;

/// <summary>Reads TopoJSON as mapshaper writes it: quantized arcs, and objects of polygons and lines that refer to them.</summary>
/// <remarks>NetTopologySuite reads GeoJSON only. The format is at github.com/topojson/topojson-specification.</remarks>
public sealed class TopoJson
{
    readonly Coordinate[][] arcs;
    readonly JsonElement objects;

    TopoJson(JsonElement root)
    {
        objects = root.GetProperty("objects");
        var transform = root.GetProperty("transform");
        var (scale, translate) = (transform.GetProperty("scale"), transform.GetProperty("translate"));
        arcs = [.. root.GetProperty("arcs").EnumerateArray().Select(Decode)];

        Coordinate[] Decode(JsonElement arc)
        {
            var (x, y) = (0, 0);
            return
            [
                .. arc.EnumerateArray().Select(step =>
                {
                    x += step[0].GetInt32();
                    y += step[1].GetInt32();
                    return Mercator.Project(
                        (x * scale[0].GetDouble()) + translate[0].GetDouble(), (y * scale[1].GetDouble()) + translate[1].GetDouble());
                }),
            ];
        }
    }

    /// <exception cref="JsonException">It is not JSON.</exception>
    /// <exception cref="KeyNotFoundException">It is not TopoJSON with quantized arcs.</exception>
    public static TopoJson Read(Stream stream) => new(JsonSerializer.Deserialize<JsonElement>(stream));

    /// <summary>The rings or lines of an object, projected; none when there is no such object.</summary>
    public IReadOnlyList<MapLine> Lines(string name)
    {
        var lines = new List<MapLine>();
        if (objects.TryGetProperty(name, out var geometry))
            Add(geometry);
        return lines;

        void Add(JsonElement geometry)
        {
            switch (geometry.GetProperty("type").GetString())
            {
                case "GeometryCollection":
                    foreach (var inner in geometry.GetProperty("geometries").EnumerateArray())
                        Add(inner);
                    break;
                case "MultiPolygon":
                    foreach (var polygon in geometry.GetProperty("arcs").EnumerateArray())
                        AddEach(polygon);
                    break;
                case "Polygon" or "MultiLineString":
                    AddEach(geometry.GetProperty("arcs"));
                    break;
                case "LineString":
                    lines.Add(new(Join(geometry.GetProperty("arcs"))));
                    break;
            }
        }

        void AddEach(JsonElement list)
        {
            foreach (var indexes in list.EnumerateArray())
                lines.Add(new(Join(indexes)));
        }
    }

    // A negative index, ~i, is arc i backwards; each arc begins where the one before it ends.
    Coordinate[] Join(JsonElement indexes)
    {
        var joined = new List<Coordinate>();
        foreach (var index in indexes.EnumerateArray().Select(index => index.GetInt32()))
        {
            var arc = index < 0 ? arcs[~index].Reverse() : arcs[index];
            joined.AddRange(joined.Count == 0 ? arc : arc.Skip(1));
        }

        return [.. joined];
    }
}
