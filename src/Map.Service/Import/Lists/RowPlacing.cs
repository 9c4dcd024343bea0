using System.Globalization;
using Map.Gazetteer;
using Map.Service.Places.Write;

namespace Map.Service.Import.Lists;

/// <summary>Says of rows without coordinates where their town is, and of those with coordinates how precise they can be.</summary>
sealed class RowPlacing(Atlas atlas, EmbeddedGazetteer gazetteer)
{
    readonly Dictionary<(string, LocalityMatch), Locality?> known = [];

    public void Place(ListRow row)
    {
        if (row.Place.Position is not null) SetPrecision(row);
        else if (Find(row) is { } town) Place(row, town);
    }

    // How far a digit is: a tenth of a degree of latitude is 11 km.
    static readonly (int Decimals, Precision Finest)[] Finest = [(0, Precision.Region), (1, Precision.Region), (2, Precision.Town), (3, Precision.Street)];

    void SetPrecision(ListRow row)
    {
        var place = row.Place;
        var decimals = Math.Max(Decimals(place.Position.Latitude), Decimals(place.Position.Longitude));
        var finest = Finest.FirstOrDefault(pair => pair.Decimals == decimals).Finest;
        if (place.Precision != Precision.Unspecified)
        {
            if (place.Precision < finest)
                row.Warn("precision_too_fine", "precision", $"says {Words.Of(place.Precision)}, and the position has {decimals} decimals, which is {Words.Of(finest)} at best; correct one of them.");
            return;
        }

        place.Precision = Precision.Site;
        if (finest != Precision.Unspecified) place.Precision = finest;
        else if (RepresentativePoint.Disguised(place, gazetteer) is { } town)
        {
            place.Precision = Precision.Town;
            row.Note("precision_assumed", "position.latitude", $"is the gazetteer's point of {town.Name}, so precision town is assumed; a column precision says otherwise.");
            return;
        }
        // A group may be somebody's home; one that gives its street does not hide it.
        else if (place.SupportGroup is not null && place.Address is not { HasLines: true }) place.Precision = Precision.Locality;
        row.Note("precision_assumed", "position.latitude", $"has no precision given; {Words.Of(place.Precision)} is assumed. A column precision, or a default in the mapping, says otherwise.");
    }

    static int Decimals(double degrees)
    {
        var text = degrees.ToString("0.#######", CultureInfo.InvariantCulture);
        return text.IndexOf('.') is >= 0 and var point ? text.Length - point - 1 : 0;
    }

    static void Place(ListRow row, Locality town)
    {
        var place = row.Place;
        place.Position = town.Position;
        place.Precision = town.Kind is LocalityKind.Town or LocalityKind.Village ? Precision.Town : Precision.Locality;
        if (!place.HasCountry) place.Country = town.CountryCode;
        row.Note("placed_by_gazetteer", "address.town", $"is placed at {Label(town)}, by the gazetteer: precision {Words.Of(place.Precision)}.");
    }

    Locality? Find(ListRow row)
    {
        var place = row.Place;
        var country = place.HasCountry ? place.Country : null;
        // The district of a British postcode is finer than the town; of others only the town is known.
        (string? Text, LocalityMatch Match)[] asked =
        [
            (Text(place.Address?.Postcode), LocalityMatch.Exact), (Text(place.Address?.Town, place.Address?.Area), LocalityMatch.Exact),
            (Text(place.Address?.Town), LocalityMatch.Exact), (Text(place.Address?.Postcode), LocalityMatch.Partial),
        ];
        return asked.Where(each => each.Text is not null).Select(each => Find(each.Text!, each.Match, country)).FirstOrDefault(found => found is not null);

        string? Text(params string?[] parts) => string.IsNullOrEmpty(parts[0]) ? null
            : string.Join(", ", parts.Append(country).Where(part => !string.IsNullOrEmpty(part)));
    }

    // Only what the gazetteer has by this very name, and without a country only what there is once.
    Locality? Find(string text, LocalityMatch match, string? country)
    {
        if (known.TryGetValue((text, match), out var found)) return found;
        var exact = text.Length > 200 ? [] : atlas.Locate(text, near: null, most: 5)
            .Where(hit => hit.Match == match && hit.Kind is LocalityKind.Town or LocalityKind.Village or LocalityKind.PartOfTown or LocalityKind.PostcodeDistrict
                && (country is null || hit.CountryCode == country)).ToList();
        return known[(text, match)] = country is null && exact.Count > 1 ? null : exact.FirstOrDefault();
    }

    static string Label(Locality town) => string.Join(", ", town.Within.Select(area => area.Name).Prepend(town.Name));
}
