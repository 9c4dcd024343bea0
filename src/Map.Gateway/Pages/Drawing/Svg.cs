using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;

namespace Map.Gateway.Pages.Drawing;

/// <summary>Elements of SVG that Razor has other uses for.</summary>
public static class Svg
{
    /// <summary>A text; text is a tag of Razor's own.</summary>
    public static MarkupString Text(int x, int y, string? name, string content) =>
        new($"<text{(name is null ? "" : $" class=\"{name}\"")} x=\"{x}\" y=\"{y}\">{HtmlEncoder.Default.Encode(content)}</text>");

    /// <summary>The dots of towns, as one path: lines of no length with round ends.</summary>
    public static string Dots(IEnumerable<MapLabel> towns)
    {
        var path = string.Concat(towns.Select(town => $"M{town.X} {town.Y + MapLabel.Above}h0"));
        return path.Length == 0 ? "" : $"<path class=\"dots\" d=\"{path}\"/>";
    }
}
