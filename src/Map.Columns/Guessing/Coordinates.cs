namespace Map.Columns.Guessing;

/// <summary>Pairs of columns with coordinates: those of which one was not understood, and swapped ones.</summary>
static class Coordinates
{
    const string Latitude = "position.latitude";
    const string Longitude = "position.longitude";

    public static void Guess(IReadOnlyList<ColumnName> names, IReadOnlyList<ColumnFacts> facts, string?[] guessed)
    {
        if (guessed.Contains(Latitude) && guessed.Contains(Longitude)) return;
        // By name, whatever is in them: degrees beyond 90 in the one and not in the other tell that they are swapped.
        if (Named(Latitude) is var y and >= 0 && Named(Longitude) is var x and >= 0 && facts[x].Latitudes >= 0.95 && facts[y].Degrees >= 0.95)
        {
            (guessed[y], guessed[x]) = (Longitude, Latitude);
            return;
        }

        // One without the other is no position, and what is in metres is none either.
        for (var i = 0; i < guessed.Length; i++)
            if (guessed[i] is Latitude or Longitude) guessed[i] = null;
        if (guessed.Contains("position")) return;

        for (var i = 0; i + 1 < guessed.Length; i++)
        {
            if (!IsUnlabelled(i) || !IsUnlabelled(i + 1)) continue;
            var (first, second) = (facts[i], facts[i + 1]);
            var isLatitudeFirst = second.Latitudes < 1 || (first.Latitudes == 1 && IsEuropean(first.Median, second.Median));
            var isLongitudeFirst = first.Latitudes < 1 || (second.Latitudes == 1 && IsEuropean(second.Median, first.Median));
            if (isLatitudeFirst == isLongitudeFirst) continue;
            (guessed[i], guessed[i + 1]) = isLatitudeFirst ? (Latitude, Longitude) : (Longitude, Latitude);
            return;
        }

        int Named(string field) => Enumerable.Range(0, names.Count).FirstOrDefault(i => guessed[i] is null or Latitude or Longitude
            && names[i].Fields.Any(each => each.Field == field && each.Score > 0.8), -1);
        bool IsUnlabelled(int i) => guessed[i] is null && facts[i].Filled >= 3 && facts[i].FineDegrees >= 0.9;
    }

    // The latitudes of Europe are greater than its longitudes, from Iceland to Cyprus.
    static bool IsEuropean(double latitude, double longitude) => latitude is > 34.5 and < 72 && longitude is > -25 and < 34.5;
}
