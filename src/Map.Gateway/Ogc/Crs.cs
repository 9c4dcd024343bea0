namespace Map.Gateway.Ogc;

/// <summary>A coordinate reference system in which positions can be asked for and given.</summary>
/// <param name="Uri">Its name.</param>
/// <param name="To">Its coordinates, in its order, of longitude and latitude in degrees.</param>
/// <param name="From">Longitude and latitude of its coordinates.</param>
sealed record Crs(
    string Uri, Func<(double Longitude, double Latitude), (double First, double Second)> To,
    Func<(double First, double Second), (double Longitude, double Latitude)> From)
{
    public const string Header = "Content-Crs";

    // Of EPSG:3857: the equatorial radius of WGS 84, taken for a sphere.
    const double Radius = 6_378_137;

    // A pole is infinitely far away in this projection. What is within a centimetre of it is drawn at the distance of this parallel, 1.3e8 m, and
    // what is as far away or farther is a pole: both directions agree.
    const double Farthest = 89.9999999;

    static readonly double FarthestY = Radius * Math.Asinh(Math.Tan(double.DegreesToRadians(Farthest)));

    static readonly double WorldX = Radius * Math.PI;

    /// <summary>Longitude and latitude of WGS 84, in this order: that of everything that names no other.</summary>
    public static Crs Crs84 { get; } = new("http://www.opengis.net/def/crs/OGC/1.3/CRS84", at => at, at => at);

    /// <summary>All that can be asked for.</summary>
    public static IReadOnlyList<Crs> All { get; } =
    [
        Crs84,
        new("http://www.opengis.net/def/crs/EPSG/0/4326", at => (at.Latitude, at.Longitude), at => (at.Second, at.First)),
        new("http://www.opengis.net/def/crs/EPSG/0/3857", ToMercator, FromMercator) { IsRounded = true },
    ];

    /// <summary>Whether its coordinates are computed, so that going there and back may miss by the last digit.</summary>
    public bool IsRounded { get; private init; }

    /// <exception cref="FormatException">It is unknown.</exception>
    public static Crs Parse(string uri) => All.FirstOrDefault(known => known.Uri == uri)
        ?? throw new FormatException($"is {Quote.Of(uri)}, which is unknown here; allowed: {string.Join(", ", All.Select(known => known.Uri))}.");

    static (double, double) ToMercator((double Longitude, double Latitude) at) => (
        Radius * double.DegreesToRadians(at.Longitude),
        Math.Abs(at.Latitude) >= Farthest
            ? Math.CopySign(FarthestY, at.Latitude)
            : Radius * Math.Asinh(Math.Tan(double.DegreesToRadians(at.Latitude))));

    // The world ends at its eastern and western border: clients that show more of the plane ask beyond it.
    static (double, double) FromMercator((double First, double Second) at) => (
        double.RadiansToDegrees(Math.Clamp(at.First, -WorldX, WorldX) / Radius),
        Math.Abs(at.Second) >= FarthestY ? Math.CopySign(90, at.Second) : double.RadiansToDegrees(Math.Atan(Math.Sinh(at.Second / Radius))));
}
