using System.IO.Compression;
using NetTopologySuite.Geometries;

namespace Map.Gateway.Pages.Drawing;

/// <summary>The world at several levels of detail, from seed/basemap.</summary>
public sealed class BaseMap
{
    // From here on the 10 km of the world's map show as corners, and from here on the 1.5 km of Europe's.
    const double EuropeZoom = 3;
    const double DetailZoom = 6.5;

    readonly MapLevel world;
    readonly MapLevel europe;
    readonly IReadOnlyList<MapLevel> details;

    BaseMap(MapLevel world, MapLevel europe, IReadOnlyList<MapLevel> details, TownNames towns) =>
        (this.world, this.europe, this.details, Towns) = (world, europe, details, towns);

    public TownNames Towns { get; }

    /// <summary>The base map in this build.</summary>
    public static BaseMap OfThisBuild() => new(
        Read("world.json", -180, -85, 180, 85),
        Read("europe.json", -32, 18, 65, 75),
        [
            // As the windows of seed/basemap/build.mjs.
            Read("detail-0.json.gz", -26, 26, 46, 72), Read("detail-1.json.gz", -63, 12, -59, 19), Read("detail-2.json.gz", -56, 1, -50, 7),
            Read("detail-3.json.gz", 54, -23, 57, -20), Read("detail-4.json.gz", 42, -15, 49, -10),
        ],
        TownNames.Read(Open("towns.tsv.gz")));

    /// <summary>The level for a view: the finest that its zoom needs and that has all of it.</summary>
    public MapLevel For(MapView view)
    {
        var window = view.Window();
        if (view.Zoom >= DetailZoom && details.FirstOrDefault(level => level.Box.Contains(window)) is { } detail)
            return detail;
        return view.Zoom >= EuropeZoom && europe.Box.Contains(window) ? europe : world;
    }

    static MapLevel Read(string name, double west, double south, double east, double north)
    {
        using var stream = Open(name);
        return MapLevel.Of(TopoJson.Read(stream), new Envelope(Mercator.Project(west, north), Mercator.Project(east, south)));
    }

    static Stream Open(string name)
    {
        var stream = typeof(BaseMap).Assembly.GetManifestResourceStream("basemap/" + name)
            ?? throw new InvalidOperationException($"This build has no basemap/{name}.");
        return name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }
}
