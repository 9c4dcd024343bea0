using System.Diagnostics;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Map.Service.View.Tiles;

namespace Map.Testing.Tiles;

/// <summary>Tiles as decoded by GDAL, an independent implementation.</summary>
public static class Decoded
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task<List<TileFeature>> LayerAsync(ByteString tile, string layer)
    {
        if (tile.IsEmpty) return [];
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, tile.ToByteArray());
            // GDAL recognises them by their name, and counts upwards from the southern border.
            var lines = await RunAsync("-f", "GeoJSONSeq", "/vsistdout/", $"MVT:{file}", layer, "-oo", "CLIP=NO");
            return [.. lines.Select(line => Feature(JsonNode.Parse(line)!))];
        }
        finally
        {
            File.Delete(file);
        }
    }

    static TileFeature Feature(JsonNode json)
    {
        var properties = json["properties"]!.AsObject();
        foreach (var (name, value) in properties.ToList())
            if (value is null) properties.Remove(name);
        var geometry = json["geometry"]!;
        var point = (string?)geometry["type"] == "Point" ? geometry["coordinates"]!.AsArray() : null;
        return new(
            (int)((double?)point?[0] ?? 0), Tile.Extent - (int)((double?)point?[1] ?? 0), (long)properties["mvt_id"]!, properties);
    }

    static async Task<string[]> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ogr2ogr", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await process.WaitForExitAsync().WaitAsync(Patience);
        if ((await errors).Contains("Couldn't fetch requested layer", StringComparison.Ordinal)) return [];
        Assert.True(process.ExitCode == 0, await errors);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
