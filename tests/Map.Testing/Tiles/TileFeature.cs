using System.Text.Json.Nodes;

namespace Map.Testing.Tiles;

/// <summary>A feature of a layer, as GDAL reads it.</summary>
/// <param name="X">Of a point, in units of the tile from its western border.</param>
/// <param name="Y">In units from its northern border.</param>
/// <param name="Number">The feature's id.</param>
/// <param name="Properties">Its properties in the tile.</param>
public sealed record TileFeature(int X, int Y, long Number, JsonObject Properties)
{
    public string? Text(string property) => (string?)Properties[property];

    public int Count(string property) => (int?)Properties[property] ?? 0;
}
