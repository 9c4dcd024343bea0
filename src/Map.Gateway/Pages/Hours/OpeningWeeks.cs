using Microsoft.Extensions.Caching.Memory;

namespace Map.Gateway.Pages.Hours;

/// <summary>When places are open in the coming seven days. The week of a text is worked out once a day.</summary>
public sealed class OpeningWeeks(OpeningHoursEngine engine, TimeZones zones) : IDisposable
{
    const int MostWeeks = 20_000;

    readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = MostWeeks });

    /// <summary>The coming seven days of a place.</summary>
    /// <param name="text">Its opening hours in OpenStreetMap's syntax.</param>
    /// <param name="country">ISO 3166-1 alpha-2; empty when not known.</param>
    /// <param name="now">The time.</param>
    /// <returns>Null when the text cannot be read.</returns>
    public OpeningWeek? Of(string text, string country, DateTimeOffset now)
    {
        var zone = zones.Of(country);
        var local = TimeZoneInfo.ConvertTime(now, zone ?? TimeZoneInfo.Utc).DateTime;
        var first = DateOnly.FromDateTime(local);
        var key = (text, country, first);
        if (!known.TryGetValue(key, out IReadOnlyList<OpenInterval>? open))
        {
            // What began yesterday evening may still be open, and what begins on the last evening ends on the day after.
            var midnight = first.ToDateTime(TimeOnly.MinValue);
            open = engine.Read(text, country, midnight.AddDays(-1), midnight.AddDays(OpeningWeek.Days + 1));
            known.Set(key, open, new MemoryCacheEntryOptions { Size = 1 });
        }

        return open is null ? null : new(open, first, zone is null ? null : local, zone);
    }

    public void Dispose() => known.Dispose();
}
