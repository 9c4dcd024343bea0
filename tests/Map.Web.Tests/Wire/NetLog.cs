using System.Text.Json;

namespace Map.Web.Tests.Wire;

/// <summary>What Chromium itself noted of its network (--log-net-log): all names that it looked up and all addresses that it connected to,
/// whether or not a page asked for it.</summary>
/// <param name="LookedUp">Hosts that were given to the resolver.</param>
/// <param name="Connected">Addresses that a connection was tried to: 127.0.0.1:5080.</param>
sealed record NetLog(IReadOnlyList<string> LookedUp, IReadOnlyList<string> Connected)
{
    /// <summary>The argument of Chromium that writes it to a file; it is whole once the browser has ended.</summary>
    public static string Argument(string file) => $"--log-net-log={file}";

    public static async Task<NetLog> ReadAsync(string file)
    {
        await using var stream = File.OpenRead(file);
        using var json = await JsonDocument.ParseAsync(stream);
        var types = json.RootElement.GetProperty("constants").GetProperty("logEventTypes");
        var events = json.RootElement.GetProperty("events").EnumerateArray().ToList();
        return new(
            Values("HOST_RESOLVER_MANAGER_REQUEST", "host"),
            [.. Values("TCP_CONNECT_ATTEMPT", "address"), .. Values("UDP_CONNECT", "address")]);

        IReadOnlyList<string> Values(string type, string parameter)
        {
            var number = types.GetProperty(type).GetInt32();
            return
            [
                .. events.Where(e => e.GetProperty("type").GetInt32() == number)
                    .Select(e => e.TryGetProperty("params", out var all) && all.TryGetProperty(parameter, out var value)
                        ? value.GetString()
                        : null)
                    .OfType<string>().Distinct().Order(),
            ];
        }
    }
}
