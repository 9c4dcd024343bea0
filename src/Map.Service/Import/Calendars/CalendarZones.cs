using NodaTime;
using NodaTime.TimeZones;

namespace Map.Service.Import.Calendars;

/// <summary>Which zone of IANA a calendar means: by its name, by what Windows or Lightning call it, by where its VTIMEZONE says it is, or by the clocks of that.</summary>
sealed class CalendarZones
{
    readonly Dictionary<string, (DateTimeZone? Zone, bool IsByClocks)> known = new(StringComparer.OrdinalIgnoreCase);
    readonly DateTimeZone? given;
    readonly Dictionary<string, ZoneClocks> clocks = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="parts">With the VTIMEZONE of the calendar.</param>
    /// <param name="given">What whoever imports says; of several zones whose clocks show the same it is taken first.</param>
    public CalendarZones(CalendarParts parts, DateTimeZone? given)
    {
        this.given = given;
        foreach (var part in parts.Zones)
            if (ZoneClocks.Of(part) is { } read) clocks.TryAdd(read.Name, read);
        // Those with names first: one without is likely the same.
        var mean = clocks.Values.OrderBy(zone => ByName(zone.Name) is null && ByName(zone.Location ?? "") is null).Select(zone => Find(zone.Name)?.Id).Distinct().ToList();
        Own = (parts.Properties.TryGetValue("X-WR-TIMEZONE", out var named) ? ByName(named) : null) ?? (mean is [{ } only] ? DateTimeZoneProviders.Tzdb[only] : null);
    }

    /// <summary>Says which zone a name means that nothing else explains.</summary>
    public void Know(string name, DateTimeZone zone) => known[name] = (zone, false);

    /// <summary>The zone of the calendar as a whole; null when it does not say one.</summary>
    public DateTimeZone? Own { get; }

    /// <summary>Whether a zone was taken because its clocks are the same.</summary>
    public bool IsByClocks(string name) => known.TryGetValue(name, out var found) && found.IsByClocks;

    /// <summary>The zone of a TZID; null when nothing says which one is meant.</summary>
    public DateTimeZone? Find(string name)
    {
        if (known.TryGetValue(name, out var found)) return found.Zone;
        var zone = ByName(name);
        var told = clocks.GetValueOrDefault(name);
        zone ??= ByName(told?.Location ?? "");
        var same = zone is null ? told?.Same([given, .. known.Values.Select(one => one.Zone)]) : null;
        known[name] = (zone ?? same, same is not null);
        return zone ?? same;
    }

    /// <summary>By the name of IANA, with what programs put before it, or by that of Windows.</summary>
    public static DateTimeZone? ByName(string name)
    {
        var text = name.Trim().Trim('"');
        if (text.Length == 0) return null;
        // /freeassociation.sourceforge.net/Europe/London, /citadel.org/20070227_1/Europe/Paris
        for (var rest = text; ; rest = rest[(rest.IndexOf('/', StringComparison.Ordinal) + 1)..])
        {
            if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(rest) is { } zone) return zone;
            if (!rest.Contains('/', StringComparison.Ordinal)) break;
        }

        return TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(text, out var id) ? DateTimeZoneProviders.Tzdb[id] : null;
    }
}
