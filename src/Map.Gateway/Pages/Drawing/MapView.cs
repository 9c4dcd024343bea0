using System.Globalization;
using NetTopologySuite.Geometries;

namespace Map.Gateway.Pages.Drawing;

/// <summary>What part of the world a map shows: its middle in degrees, and a zoom of which each step doubles the scale.</summary>
/// <param name="Latitude">-85 to 85.</param>
/// <param name="Longitude">-180 to 180.</param>
/// <param name="Zoom">As on web maps that are 360 pixels wide, 1 to 13, in halves.</param>
public sealed record MapView(double Latitude, double Longitude, double Zoom)
{
    /// <summary>The size of the drawing in its own units; on a phone a pixel is about two of them.</summary>
    public const int Width = 720;

    public const int Height = 540;

    const double LeastZoom = 1;
    const double MostZoom = 13;

    // One place alone is shown with the towns around it.
    const double MostFittedZoom = 9;

    // Signs and the names of towns need this much room at each side.
    const int Margin = 64;
    const int UnitsOfTheWorld = 512;

    /// <summary>Units of the drawing for the whole width of the world.</summary>
    public double Scale => UnitsOfTheWorld * Math.Pow(2, Zoom);

    /// <summary>Europe from Portugal to Ukraine, the Mediterranean to the south of Norway.</summary>
    public static MapView Europe { get; } = Of(-10.5, 34.5, 31, 60);

    /// <summary>The closest view of a box.</summary>
    /// <param name="west">In degrees; greater than east across the antimeridian.</param>
    /// <param name="south">In degrees.</param>
    /// <param name="east">In degrees.</param>
    /// <param name="north">In degrees.</param>
    public static MapView Of(double west, double south, double east, double north) => Fit(west, south, west > east ? east + 360 : east, north, 0);

    /// <summary>The closest view of a box.</summary>
    public static MapView Of(V1.Box box) => Of(box.West, box.South, box.East, box.North);

    /// <summary>The closest view that has room for all pins; null without any.</summary>
    public static MapView? Of(IEnumerable<MapPin> pins) => Of(pins.Select(pin => pin.Position));

    /// <summary>The closest view that has room for signs at all positions; null without any.</summary>
    public static MapView? Of(IEnumerable<V1.Position> positions)
    {
        var points = positions.ToList();
        return points.Count == 0 ? null : Fit(
            points.Min(point => point.Longitude), points.Min(point => point.Latitude),
            points.Max(point => point.Longitude), points.Max(point => point.Latitude), Margin);
    }

    /// <summary>Reads "50.95,1.86,9" (latitude, longitude, zoom), as <see cref="ToString"/> writes it; null when it is something else.</summary>
    public static MapView? Parse(string? text)
    {
        var numbers = (text ?? "").Split(',').Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) ? number : (double?)null).ToList();
        return numbers is [{ } latitude, { } longitude, { } zoom]
            ? new(
                Math.Clamp(latitude, -80, 80), Math.Clamp(longitude, -180, 180), Math.Clamp(Math.Round(zoom * 2) / 2, LeastZoom, MostZoom))
            : null;
    }

    /// <summary>As parameter of an address; no finer than a twentieth of the view.</summary>
    public override string ToString()
    {
        var digits = Math.Clamp((int)Math.Ceiling((Zoom - 2) * 0.30103), 0, 4);
        return string.Create(
            CultureInfo.InvariantCulture, $"{Math.Round(Latitude, digits)},{Math.Round(Longitude, digits)},{Math.Round(Zoom * 2) / 2}");
    }

    /// <summary>A view beside this one.</summary>
    /// <param name="right">Half widths to the east.</param>
    /// <param name="down">Half heights to the south.</param>
    public MapView Moved(int right, int down)
    {
        var middle = Mercator.Project(Longitude, Latitude);
        return this with
        {
            Longitude = Math.Clamp(Mercator.Longitude(middle.X + (right * Width / 2 / Scale)), -180, 180),
            Latitude = Math.Clamp(Mercator.Latitude(middle.Y + (down * Height / 2 / Scale)), -80, 80),
        };
    }

    /// <summary>The same middle with another zoom; null at the end of the scale.</summary>
    public MapView? Zoomed(double by) => Zoom + by is >= LeastZoom and <= MostZoom and var zoom ? this with { Zoom = zoom } : null;

    /// <summary>Where a position is in the drawing, in its units; it may be outside of it.</summary>
    public Coordinate Place(double longitude, double latitude) => Place(Mercator.Project(longitude, latitude));

    /// <summary>Where a point of the projected world is in the drawing.</summary>
    public Coordinate Place(Coordinate projected)
    {
        var middle = Mercator.Project(Longitude, Latitude);
        return new(((projected.X - middle.X) * Scale) + (Width / 2), ((projected.Y - middle.Y) * Scale) + (Height / 2));
    }

    /// <summary>The part of the projected world in view.</summary>
    /// <param name="more">Units added at each side.</param>
    public Envelope Window(int more = 0)
    {
        var middle = Mercator.Project(Longitude, Latitude);
        var (x, y) = (((Width / 2) + more) / Scale, ((Height / 2) + more) / Scale);
        return new(middle.X - x, middle.X + x, middle.Y - y, middle.Y + y);
    }

    static MapView Fit(double west, double south, double east, double north, int margin)
    {
        var (a, b) = (Mercator.Project(west, north), Mercator.Project(east, south));
        var scale = Math.Min((Width - (2 * margin)) / Math.Max(b.X - a.X, 1e-9), (Height - (2 * margin)) / Math.Max(b.Y - a.Y, 1e-9));
        var zoom = Math.Floor(Math.Log2(scale / UnitsOfTheWorld) * 2) / 2;
        var longitude = Mercator.Longitude((a.X + b.X) / 2);
        return new(Mercator.Latitude((a.Y + b.Y) / 2), longitude > 180 ? longitude - 360 : longitude, Math.Clamp(zoom, LeastZoom, MostFittedZoom));
    }
}
