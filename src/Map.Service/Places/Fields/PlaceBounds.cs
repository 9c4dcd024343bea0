namespace Map.Service.Places.Fields;

/// <summary>The outer bounds of a place's periods.</summary>
static class PlaceBounds
{
    /// <summary>Sets opened_on and closed_on. Each is only known if every period has that bound: a place that closed on a known day and
    /// opened again is not closed.</summary>
    public static void SetOuterBounds(this Place place)
    {
        if (place.Periods.Count == 0) return;
        if (place.Periods.All(period => period.HasFrom))
            place.OpenedOn = place.Periods.MinBy(period => FirstDay(period.From), StringComparer.Ordinal)!.From;
        if (place.Status != PlaceStatus.Open && place.Periods.All(period => period.HasTo))
            place.ClosedOn = place.Periods.MaxBy(period => LastDay(period.To), StringComparer.Ordinal)!.To;
    }

    // Padded so that text order is the order of the first, or last, days that partial dates cover.
    static string FirstDay(string date) => date + "-00-00"[(date.Length - 4)..];

    static string LastDay(string date) => date + "-99-99"[(date.Length - 4)..];
}
