namespace Map.Gateway.Pages.Drawing;

/// <summary>What a map shows below its pins, as paths of SVG in the units of <see cref="MapView"/>.</summary>
/// <param name="Land">Filled.</param>
/// <param name="Lakes">Filled.</param>
/// <param name="Rivers">Lines.</param>
/// <param name="Parts">Borders of the parts of countries.</param>
/// <param name="Borders">Borders of countries.</param>
/// <param name="Labels">Names.</param>
/// <param name="Scale">The bar in its corner.</param>
public sealed record MapDrawing(string Land, string Lakes, string Rivers, string Parts, string Borders, IReadOnlyList<MapLabel> Labels, ScaleBar Scale)
{
    // Together about 2.5 KB compressed.
    const int LandPoints = 620;
    const int LinePoints = 220;
    const int PartPoints = 160;

    // Islands and lakes below this are dots.
    const double LeastLand = 6;
    const double LeastLake = 12;
    const double LeastRiver = 40;
    const double PartsFrom = 7;

    /// <param name="map">The base map.</param>
    /// <param name="view">The view.</param>
    /// <param name="language">The language of the names; null without names.</param>
    /// <param name="pins">What the names leave free.</param>
    public static MapDrawing Of(BaseMap map, MapView view, string? language, IEnumerable<PinGroup> pins)
    {
        var level = map.For(view);
        var paths = new PathWriter(view);
        return new(
            paths.Rings(level.Land, LeastLand, LandPoints),
            paths.Rings(level.Lakes, LeastLake, LinePoints),
            paths.Lines(level.Rivers, LeastRiver, LinePoints),
            view.Zoom >= PartsFrom ? paths.Lines(level.Parts, LeastRiver, PartPoints) : "",
            paths.Lines(level.Borders, LeastLand, LinePoints),
            language is null ? [] : MapLabel.Of(view, map.Towns, language, pins),
            ScaleBar.Of(view));
    }
}
