using System.Globalization;
using System.IO.Compression;

namespace Map.Bench.Places.Synthetic;

/// <summary>The towns and villages of the gazetteer with a known population.</summary>
static class Towns
{
    public static async Task<IReadOnlyList<Town>> ReadAsync(string seed)
    {
        await using var file = File.OpenRead(Path.Combine(seed, "gazetteer.tsv.gz"));
        using var lines = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var towns = new List<Town>();
        while (await lines.ReadLineAsync() is { } line)
            if (line.Split('\t') is ["locality", _, _, var name, _, _, var country, _, var latitude, var longitude, var population]
                && Number(population) is > 0 and var people)
                towns.Add(new(name, country, Number(longitude), Number(latitude), (int)people));
        return towns;
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
