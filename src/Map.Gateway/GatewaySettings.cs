using System.Globalization;
using Map.Gateway.GraphQL.Operations;
using Map.Gateway.Http.Limits;
using Map.Gateway.Upstream;
using Map.Telemetry;

namespace Map.Gateway;

/// <summary>The gateway's configuration, checked once at start.</summary>
/// <param name="ListenUrl">Where it listens.</param>
/// <param name="Places">Where Map.Service is.</param>
/// <param name="Operations">Which operations are stored, and whether others are executed.</param>
/// <param name="Callers">How much each caller may ask for.</param>
/// <param name="TileCacheBytes">How many bytes of tiles are kept.</param>
/// <param name="AnswerCacheBytes">How many bytes of other answers are kept.</param>
/// <param name="Telemetry">Where measurements and traces go; null: nowhere.</param>
public sealed record GatewaySettings(
    Uri ListenUrl, PlacesAddress Places, OperationSettings Operations, CallerLimitSettings Callers, long TileCacheBytes,
    long AnswerCacheBytes, TelemetrySettings? Telemetry)
{
    public const string ListenKey = "MAP_GATEWAY_URL";
    public const string PlacesKey = "MAP_PLACES_URL";
    public const string TileCacheKey = "MAP_TILE_CACHE_MB";

    public const string AnswerCacheKey = "MAP_ANSWER_CACHE_MB";

    const int DefaultCacheMegabytes = 64;
    const int MostCacheMegabytes = 1_000_000;

    const string DefaultPlaces = "http://127.0.0.1:5081";

    /// <exception cref="SettingsException">Something is wrong; the message names all of it.</exception>
    public static GatewaySettings From(IConfiguration configuration)
    {
        var faults = new List<string>();
        var listen = Url(configuration, ListenKey, "http://127.0.0.1:5080", faults);
        var places = ReadPlaces(configuration, faults);
        var callers = CallerLimitSettings.From(configuration, faults);
        var operations = OperationSettings.From(configuration, faults);
        var tileCache = CacheBytes(configuration, TileCacheKey, faults);
        var answerCache = CacheBytes(configuration, AnswerCacheKey, faults);
        var telemetry = TelemetrySettings.From(configuration, faults);
        // Port 0 means any free one, so that two gateways asking for it do not collide.
        if (faults.Count == 0 && listen.Port != 0 && places.Includes(listen))
            faults.Add($"{ListenKey} and {PlacesKey} are both {listen.Authority}. Give the gateway and Map.Service different ports.");
        return faults.Count == 0
            ? new(listen, places, operations, callers, tileCache, answerCache, telemetry)
            : throw new SettingsException(faults);
    }

    static PlacesAddress ReadPlaces(IConfiguration configuration, List<string> faults)
    {
        var text = configuration[PlacesKey] is { Length: > 0 } given ? given : DefaultPlaces;
        if (PlacesAddress.Parse(text) is { } places)
            return places;
        faults.Add($"{PlacesKey} is \"{WithoutPassword(text)}\". Give {PlacesAddress.Expected}.");
        return new(new(DefaultPlaces), []);
    }

    static long CacheBytes(IConfiguration configuration, string key, List<string> faults)
    {
        var text = configuration[key] is { Length: > 0 } given ? given : $"{DefaultCacheMegabytes}";
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) && megabytes <= MostCacheMegabytes)
            return megabytes * 1024L * 1024;
        faults.Add($"{key} is \"{text}\". Give a whole number of megabytes, such as {DefaultCacheMegabytes}; 0 keeps none.");
        return 0;
    }

    static Uri Url(IConfiguration configuration, string key, string fallback, List<string> faults)
    {
        var text = configuration[key] is { Length: > 0 } given ? given : fallback;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && PlacesAddress.IsServer(url))
            return url;
        faults.Add($"{key} is \"{WithoutPassword(text)}\". Give an address without a path and without a user, such as {fallback}.");
        return new(fallback);
    }

    // What stands before an @ is a password, and the message ends up in a log.
    static string WithoutPassword(string text) => text[(text.LastIndexOf('@') + 1)..];
}
