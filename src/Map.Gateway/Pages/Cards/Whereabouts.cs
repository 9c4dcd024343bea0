using Map.Gateway.Pages.Language;

namespace Map.Gateway.Pages.Cards;

/// <summary>Where a place is, in words that are no finer than its position is known.</summary>
public static class Whereabouts
{
    // Farther than this from the middle of a town is outside of most towns.
    const double TownMetres = 8_000;

    /// <param name="place">The place.</param>
    /// <param name="metres">Its distance; null when it has no position, or nothing was asked from.</param>
    /// <param name="isTo">To what the distance is.</param>
    /// <param name="say">The language.</param>
    /// <returns>in Calais; 1.2 km; about 30 km, in Lille; empty when nothing is known.</returns>
    public static string Of(V1.Place place, double? metres, V1.Precision isTo, Say say)
    {
        var town = place.Address?.Town ?? "";
        if (metres is not { } far)
            return town.Length > 0 ? say.With("place.in", ("town", town)) : "";
        if (isTo is V1.Precision.Building or V1.Precision.Site or V1.Precision.Street)
            return say.With("place.at", ("km", Math.Max(0.1, Math.Round(far / 1_000, far < 10_000 ? 1 : 0))));
        var about = (int)Math.Max(1, Math.Round(far / 1_000));
        if (town.Length == 0)
            return say.With("place.about.km", ("km", about));
        return far < TownMetres ? say.With("place.in", ("town", town)) : say.With("place.about", ("km", about), ("town", town));
    }
}
