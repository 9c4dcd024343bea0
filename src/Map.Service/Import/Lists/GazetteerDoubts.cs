using Map.Gazetteer;

namespace Map.Service.Import.Lists;

/// <summary>Positions that contradict their country where the map has no borders of it, and positions without a country in the open sea.</summary>
sealed class GazetteerDoubts(EmbeddedGazetteer gazetteer, IReadOnlySet<string> countriesOfMap)
{
    // From the nearest town that the gazetteer has of a country: in deserts there are few.
    const double Far = 400;

    // Off the coast of any country.
    const double AtSea = 100_000;

    static readonly HashSet<LocalityKind> Anything = [.. Enum.GetValues<LocalityKind>()];

    public PositionDoubt? Of(Position position, string? country)
    {
        Point at = new(position.Longitude, position.Latitude), swapped = new(position.Latitude, position.Longitude);
        if (country is null)
            return gazetteer.Nearest(at, AtSea, Anything) is null
                ? new("at_sea", "lies more than 100 km from any town, perhaps in the sea; correct it, or give the country.") : null;
        if (countriesOfMap.Contains(country) || gazetteer.KilometresToCountry(at, country) is not > Far) return null;
        return PositionRules.IsLatitude(position.Longitude) && gazetteer.KilometresToCountry(swapped, country) < Far
            ? new("swapped", $"lies far from any town of {country}; did you mean latitude and longitude the other way round? That point is near one.")
            : new("outside_country", $"lies more than {Far:0} km from any town of {country}; correct the position or the country.");
    }
}
