namespace Map.Gazetteer;

/// <summary>The points of the localities, sorted by latitude: a belt of a few hundred metres around the earth holds a few dozen.</summary>
sealed class LocalityPoints
{
    const double MetresOfDegree = 111_195;

    readonly Entry[] entries;
    readonly double[] latitudes;

    public LocalityPoints(IReadOnlyList<Entry> all)
    {
        entries = [.. all.OrderBy(entry => entry.Middle.Latitude)];
        latitudes = Array.ConvertAll(entries, entry => entry.Middle.Latitude);
    }

    /// <summary>The nearest locality of these kinds within a distance; null if there is none.</summary>
    public NearbyLocality? Nearest(Point point, double metres, IReadOnlySet<LocalityKind> kinds)
    {
        var (south, north) = (point.Latitude - (metres / MetresOfDegree), point.Latitude + (metres / MetresOfDegree));
        NearbyLocality? nearest = null;
        for (var i = FirstFrom(south); i < entries.Length && latitudes[i] <= north; i++)
        {
            if (!kinds.Contains(entries[i].Kind)) continue;
            var away = entries[i].Middle.KilometresTo(point) * 1_000;
            if (away <= (nearest?.Metres ?? metres)) nearest = new(entries[i].Name, entries[i].Middle, away);
        }
        return nearest;
    }

    int FirstFrom(double latitude)
    {
        var found = Array.BinarySearch(latitudes, latitude);
        if (found < 0) return ~found;
        while (found > 0 && latitudes[found - 1] == latitude) found--;
        return found;
    }
}
