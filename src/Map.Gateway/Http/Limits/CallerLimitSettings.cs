using System.Globalization;
using System.Net;

namespace Map.Gateway.Http.Limits;

/// <summary>The limits of each caller over time.</summary>
/// <param name="CostPerSecond">What a caller gets back every second; 0 for no limit.</param>
/// <param name="Burst">What a caller may spend at once after a pause.</param>
/// <param name="TrustedProxies">The proxies whose <c>X-Forwarded-For</c> is trusted.</param>
public sealed record CallerLimitSettings(double CostPerSecond, double Burst, IReadOnlyList<IPNetwork> TrustedProxies)
{
    public const string CostKey = "MAP_RATE_COST_PER_SECOND";
    public const string BurstKey = "MAP_RATE_BURST";
    public const string ProxiesKey = "MAP_TRUSTED_PROXIES";

    const double DefaultCostPerSecond = 10_000;
    const double DefaultBurst = 300_000;

    public bool IsOn => CostPerSecond > 0;

    public static CallerLimitSettings From(IConfiguration configuration, List<string> faults)
    {
        var settings = new CallerLimitSettings(
            Number(configuration, CostKey, DefaultCostPerSecond, faults),
            Number(configuration, BurstKey, DefaultBurst, faults),
            Proxies(configuration, faults));
        if (settings.IsOn && settings.Burst < OperationLimits.TypeCost)
        {
            faults.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{BurstKey} is {settings.Burst:0}, less than an operation may cost. Give at least {OperationLimits.TypeCost:0}."));
        }

        return settings;
    }

    static double Number(IConfiguration configuration, string key, double fallback, List<string> faults)
    {
        if (configuration[key] is not { Length: > 0 } text)
            return fallback;
        if (double.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 1e12)
            return number;
        faults.Add($"{key} is \"{text}\". Give a whole number, such as {fallback.ToString("0", CultureInfo.InvariantCulture)}.");
        return fallback;
    }

    static List<IPNetwork> Proxies(IConfiguration configuration, List<string> faults)
    {
        List<IPNetwork> proxies = [];
        var given = configuration[ProxiesKey] ?? "";
        foreach (var text in given.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPNetwork.TryParse(text, out var network))
                proxies.Add(network);
            else if (IPAddress.TryParse(text, out var address))
                proxies.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else
                faults.Add($"{ProxiesKey} names \"{text}\". Give addresses or networks, such as 10.0.0.5,192.168.0.0/24.");
        }

        return proxies;
    }
}
