namespace Map.Gateway.Pages.Drawing;

/// <summary>A place on a drawn map.</summary>
/// <param name="Number">The number beside it, and in the list.</param>
/// <param name="Place">The place, which has a position.</param>
/// <param name="Href">Where the pin leads.</param>
public sealed record MapPin(int Number, V1.Place Place, string Href)
{
    /// <summary>Its position, rounded to what is known: about 1 km for a town, 10 km for a region.</summary>
    public V1.Position Position => new()
    {
        Longitude = Math.Round(Place.Position.Longitude, Digits),
        Latitude = Math.Round(Place.Position.Latitude, Digits),
    };

    /// <summary>How far from its point it may be, in metres; 0 when the point is where it is.</summary>
    public double Doubt => Place.Precision switch
    {
        V1.Precision.Locality => 1_000,
        V1.Precision.Town => 3_000,
        _ => 0,
    };

    /// <summary>Whether only the region is known: its sign is drawn dashed.</summary>
    public bool IsVague => Place.Precision == V1.Precision.Region;

    int Digits => Place.Precision switch
    {
        V1.Precision.Region => 1,
        V1.Precision.Town or V1.Precision.Locality => 2,
        _ => 4,
    };

    /// <summary>The pins of a list whose cards are on the same page.</summary>
    public static IReadOnlyList<MapPin> Of(IEnumerable<Cards.PlaceItem> items) =>
    [
        .. items.Where(item => item.Number is not null && item.Place.Position is not null)
            .Select(item => new MapPin(item.Number!.Value, item.Place, $"#p{item.Number}")),
    ];

    /// <summary>The country that most pins are in, ISO 3166-1; null without any.</summary>
    public static string? CountryOf(IEnumerable<MapPin> pins) => pins.Select(pin => pin.Place.Country).Where(country => country.Length > 0)
        .CountBy(country => country).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).FirstOrDefault().Key;
}
