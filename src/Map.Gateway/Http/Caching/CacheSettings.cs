using System.Globalization;

namespace Map.Gateway.Http.Caching;

/// <summary>How much memory cached responses may take.</summary>
/// <param name="TileBytes">For tiles; 0 caches none.</param>
/// <param name="ResponseBytes">For all other responses; 0 caches none.</param>
public sealed record CacheSettings(long TileBytes, long ResponseBytes)
{
    public const string TilesKey = "MAP_TILE_CACHE_MB";
    public const string ResponsesKey = "MAP_ANSWER_CACHE_MB";

    const int DefaultMegabytes = 64;
    const int MostMegabytes = 1_000_000;

    public static CacheSettings From(IConfiguration configuration, List<string> faults) =>
        new(Bytes(configuration, TilesKey, faults), Bytes(configuration, ResponsesKey, faults));

    static long Bytes(IConfiguration configuration, string key, List<string> faults)
    {
        var text = configuration[key] is { Length: > 0 } given ? given : $"{DefaultMegabytes}";
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) && megabytes <= MostMegabytes)
            return megabytes * 1024L * 1024;
        faults.Add($"{key} is \"{text}\". Give a whole number of megabytes, such as {DefaultMegabytes}; 0 keeps none.");
        return 0;
    }
}
