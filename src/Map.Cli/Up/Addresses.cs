using System.Text.Json;
using Map.Contract;

namespace Map.Cli.Up;

/// <summary>Where the gateway and the service listen.</summary>
/// <param name="Gateway">http://127.0.0.1:5080 by default.</param>
/// <param name="Places">http://127.0.0.1:5081 by default: HTTP/2 without TLS, for clients of gRPC.</param>
/// <param name="Socket">unix:PATH, by which the gateway calls the service; null if the path is too long for a socket.</param>
public sealed record Addresses(string Gateway, string Places, string? Socket = null)
{
    static string FileIn(Checkout checkout) => Path.Combine(RunFolder.Of(checkout), "addresses.json");

    /// <summary>The addresses of a map on this machine, with the given ports.</summary>
    public static Addresses Of(Checkout checkout, int gatewayPort, int placesPort)
    {
        var path = Path.GetFullPath(Path.Combine(RunFolder.Of(checkout), "places.sock"));
        return new(
            $"http://127.0.0.1:{gatewayPort}", $"http://127.0.0.1:{placesPort}",
            SocketPath.IsValid(path) ? SocketPath.Scheme + path : null);
    }

    /// <summary>The service's MAP_PLACES_URL.</summary>
    public string PlacesListens => Socket is null ? Places : $"{Socket},{Places}";

    /// <summary>The gateway's MAP_GATEWAY_URL: where the operator wants it to listen, and always where ./map asks it.</summary>
    /// <param name="wanted">The operator's own MAP_GATEWAY_URL; null or empty: none.</param>
    public string GatewayListens(string? wanted) =>
        wanted is null or "" ? Gateway
        : wanted.Split(',', StringSplitOptions.TrimEntries).Contains(Gateway) ? wanted
        : $"{wanted},{Gateway}";

    /// <summary>The gateway's MAP_PLACES_URL.</summary>
    public string GatewayCalls => Socket ?? Places;

    /// <summary>The addresses that the last ./map up used; null before the first.</summary>
    public static Addresses? Load(Checkout checkout) =>
        File.Exists(FileIn(checkout)) ? JsonSerializer.Deserialize<Addresses>(File.ReadAllText(FileIn(checkout))) : null;

    public void Save(Checkout checkout) => File.WriteAllText(FileIn(checkout), JsonSerializer.Serialize(this));
}
