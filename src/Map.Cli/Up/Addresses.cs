using System.Text.Json;

namespace Map.Cli.Up;

/// <summary>Where the gateway and the service listen.</summary>
/// <param name="Gateway">http://127.0.0.1:5080 by default.</param>
/// <param name="Places">http://127.0.0.1:5081 by default: HTTP/2 without TLS.</param>
public sealed record Addresses(string Gateway, string Places)
{
    static string FileIn(Checkout checkout) => Path.Combine(checkout.State, "run", "addresses.json");

    public static Addresses OnLoopback(int gatewayPort, int placesPort) =>
        new($"http://127.0.0.1:{gatewayPort}", $"http://127.0.0.1:{placesPort}");

    /// <summary>The addresses that the last ./map up used; null before the first.</summary>
    public static Addresses? Load(Checkout checkout) =>
        File.Exists(FileIn(checkout)) ? JsonSerializer.Deserialize<Addresses>(File.ReadAllText(FileIn(checkout))) : null;

    public void Save(Checkout checkout) => File.WriteAllText(FileIn(checkout), JsonSerializer.Serialize(this));
}
