using NetTopologySuite.Geometries;

namespace Map.Gateway.Pages.Drawing;

/// <summary>The Web Mercator projection onto a square of side 1 with its origin in the north-west.</summary>
public static class Mercator
{
    /// <summary>Where the square ends in the north and the south, in degrees.</summary>
    public const double MostLatitude = 85.0511;

    const double EarthCircumference = 40_075_016.686;

    /// <param name="longitude">In degrees.</param>
    /// <param name="latitude">In degrees; the poles are moved to the edge.</param>
    public static Coordinate Project(double longitude, double latitude)
    {
        var sine = Math.Sin(double.DegreesToRadians(Math.Clamp(latitude, -MostLatitude, MostLatitude)));
        return new((longitude + 180) / 360, 0.5 - (Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI)));
    }

    public static double Longitude(double x) => (x * 360) - 180;

    public static double Latitude(double y) => double.RadiansToDegrees(Math.Atan(Math.Sinh(Math.PI * (1 - (2 * y)))));

    /// <summary>How many metres on the ground the whole side of the square is at a latitude.</summary>
    public static double Metres(double latitude) => EarthCircumference * Math.Cos(double.DegreesToRadians(latitude));
}
