using System.Text.Json;
using Map.Gateway.Pages.Built;

namespace Map.Gateway.Pages.Hours;

/// <summary>The time zone in which most people of a country live, from the zone table of tzdata.</summary>
public sealed class TimeZones
{
    readonly Dictionary<string, string> zones;

    TimeZones(Dictionary<string, string> zones) => this.zones = zones;

    public static TimeZones Read(WebPages pages)
    {
        using var stream = pages.Find("zones.json").CreateReadStream();
        return new(JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!);
    }

    /// <summary>The zone of a country; null when the country has none, or this machine does not know it.</summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public TimeZoneInfo? Of(string country) =>
        zones.TryGetValue(country, out var id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;
}
