namespace Map.Service.Contributions.Twins;

/// <summary>Distances on a sphere, right to half a percent: the precision of the positions says far less.</summary>
static class Distance
{
    const double Radius = 6_371_008.8;

    /// <summary>Metres between two positions.</summary>
    public static double Metres(Position a, Position b)
    {
        var (north, east) = (Radians(b.Latitude - a.Latitude), Radians(b.Longitude - a.Longitude));
        var half = Math.Pow(Math.Sin(north / 2), 2)
            + Math.Cos(Radians(a.Latitude)) * Math.Cos(Radians(b.Latitude)) * Math.Pow(Math.Sin(east / 2), 2);
        return 2 * Radius * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }

    static double Radians(double degrees) => degrees * Math.PI / 180;
}
