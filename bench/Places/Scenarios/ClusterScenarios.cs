using Map.Service.Access;
using Map.Service.Storage;
using Map.Service.View.Clusters;
using Map.V1;

namespace Map.Bench.Places.Scenarios;

/// <summary>The clusters of a screen of 1,024 by 768 pixels that shows a city or a country.</summary>
static class ClusterScenarios
{
    const int City = 12;
    const int Country = 6;

    public static IReadOnlyList<Scenario> Of(IReadOnlyList<Sample> samples) =>
    [
        Clusters("clusters: a city, zoom 12", samples, City),
        // A box across the antimeridian needs a different statement, and pgbench can repeat only one.
        Clusters("clusters: a country, zoom 6",
            [.. samples.Where(sample => Width(Country) / 2 < 180 - Math.Abs(sample.Longitude))], Country),
    ];

    static Scenario Clusters(string name, IReadOnlyList<Sample> samples, int zoom) => new(name, samples,
        sample => Select(sample, zoom),
        sample =>
        {
            var view = View(sample, zoom);
            return new(
                "query($box: BoxInput!, $zoom: Int!) {"
                + " clusters(box: $box, zoom: $zoom) { count position { latitude longitude } kinds { kind count } place { id name } } }",
                new { Box = new { view.West, view.South, view.East, view.North }, Zoom = zoom });
        },
        PeerQuery: null);

    static Statement Select(Sample sample, int zoom) =>
        ClusterSql.Select(new ClusterPlacesRequest { Box = View(sample, zoom), Zoom = zoom }, Caller.Anonymous);

    // The same height in pixels is fewer degrees of latitude farther from the equator.
    static Box View(Sample sample, int zoom)
    {
        var width = Width(zoom);
        var height = width * 768 / 1024 * Math.Cos(double.DegreesToRadians(sample.Latitude));
        return new()
        {
            West = sample.Longitude - (width / 2),
            South = Math.Max(-90, sample.Latitude - (height / 2)),
            East = sample.Longitude + (width / 2),
            North = Math.Min(90, sample.Latitude + (height / 2)),
        };
    }

    static double Width(int zoom) => 1024 / Math.ScaleB(256, zoom) * 360;
}
