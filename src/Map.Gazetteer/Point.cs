namespace Map.Gazetteer;

/// <summary>A point on the earth, in degrees.</summary>
public readonly record struct Point(double Longitude, double Latitude)
{
    const double KilometresOfDegree = 111.195;

    /// <summary>On a sphere, which is exact enough for the centre of a locality.</summary>
    public double KilometresTo(Point other)
    {
        var north = Math.Sin(Radians(other.Latitude - Latitude) / 2);
        var east = Math.Sin(Radians(other.Longitude - Longitude) / 2);
        var chord = (north * north) + (Math.Cos(Radians(Latitude)) * Math.Cos(Radians(other.Latitude)) * east * east);
        return 2 * Math.Asin(Math.Min(1, Math.Sqrt(chord))) * KilometresOfDegree * 180 / Math.PI;
    }

    /// <summary>The box around a circle.</summary>
    public V1.Box BoxOf(double kilometres)
    {
        var north = kilometres / KilometresOfDegree;
        var east = north / Math.Max(Math.Cos(Radians(Latitude)), 0.01);
        return new V1.Box
        {
            West = Wrapped(Longitude - east),
            South = Rounded(Math.Max(Latitude - north, -90)),
            East = Wrapped(Longitude + east),
            North = Rounded(Math.Min(Latitude + north, 90)),
        };
    }

    static double Wrapped(double longitude) =>
        Rounded(longitude < -180 ? longitude + 360 : longitude > 180 ? longitude - 360 : longitude);

    static double Rounded(double degrees) => Math.Round(degrees, 4);

    static double Radians(double degrees) => degrees * Math.PI / 180;
}
