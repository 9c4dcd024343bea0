using Map.V1;

namespace Map.Testing.Tiles;

/// <summary>A position at a zoom, in tiles from the north-western corner, by the plainest computation.</summary>
public sealed record Spot(int Zoom, double East, double South)
{
    const double Edge = 85.051128779806604;

    public int Side => 1 << Zoom;

    public GetTileRequest Tile => new() { Z = Zoom, X = (int)East, Y = (int)South };

    public static Spot Of((double Longitude, double Latitude) at, int zoom)
    {
        var side = Math.Pow(2, zoom);
        var east = at.Longitude == 180 ? 0 : (at.Longitude + 180) / 360;
        var radians = Math.Clamp(at.Latitude, -Edge, Edge) * Math.PI / 180;
        var south = Math.Clamp(0.5 - (Math.Asinh(Math.Tan(radians)) / (2 * Math.PI)), 0, 0.999999999999);
        return new(zoom, east * side, south * side);
    }

    /// <summary>In units of a tile, on the side of the world that is nearer to it.</summary>
    public (int X, int Y)? In(GetTileRequest tile, int margin)
    {
        double[] sides = Zoom == 0 ? [0] : [0, -Side, Side];
        var y = Math.Floor((South - tile.Y) * 4096);
        foreach (var side in sides)
        {
            var x = Math.Floor((East - tile.X + side) * 4096);
            if (Fits(x) && Fits(y)) return ((int)x, (int)y);
        }

        return null;

        bool Fits(double unit) => unit >= -margin && unit <= 4096 + margin - (margin == 0 ? 1 : 0);
    }
}
