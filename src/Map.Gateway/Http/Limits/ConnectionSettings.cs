using System.Globalization;

namespace Map.Gateway.Http.Limits;

/// <summary>How many connections may be open.</summary>
/// <param name="All">Of all clients.</param>
/// <param name="OfAddress">Of one address that is no trusted proxy; many phones of one network may share an address.</param>
public sealed record ConnectionSettings(int All, int OfAddress)
{
    public const string AllKey = "MAP_CONNECTIONS";
    public const string OfAddressKey = "MAP_CONNECTIONS_OF_ADDRESS";

    const int Least = 10, Most = 1_000_000;

    public static ConnectionSettings Usual { get; } = new(20_000, 2_000);

    public static ConnectionSettings From(IConfiguration configuration, List<string> faults)
    {
        var settings = new ConnectionSettings(
            Number(configuration, AllKey, Usual.All, faults), Number(configuration, OfAddressKey, Usual.OfAddress, faults));
        // Said only where it was asked for: with fewer connections in all, an address may have all of them.
        if (settings.OfAddress > settings.All && configuration[OfAddressKey] is { Length: > 0 })
            faults.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{OfAddressKey} is {settings.OfAddress} and {AllKey} is {settings.All}. One address must not have more than all together."));
        return settings;
    }

    static int Number(IConfiguration configuration, string key, int fallback, List<string> faults)
    {
        if (configuration[key] is not { Length: > 0 } text)
            return fallback;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= Least and <= Most)
            return number;
        faults.Add(string.Create(CultureInfo.InvariantCulture, $"{key} is \"{text}\". Give a whole number from {Least} to {Most}, such as {fallback}."));
        return fallback;
    }
}
