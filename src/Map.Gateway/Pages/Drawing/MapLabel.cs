using NetTopologySuite.Geometries;

namespace Map.Gateway.Pages.Drawing;

/// <summary>A name on the drawing.</summary>
/// <param name="X">Its middle.</param>
/// <param name="Y">Its base line.</param>
/// <param name="Text">The name in the language of the page.</param>
/// <param name="Spot">What it names.</param>
public sealed record MapLabel(int X, int Y, string Text, NamedSpot Spot)
{
    public const int FontSize = 21;

    const int MostTowns = 13;
    const int MostCountries = 16;
    const int MostTried = 120;

    // Nearer than this the countries are larger than the view; farther than this their names say more than those of towns.
    const double CountriesUntil = 5.5;
    const double TownsFrom = 4.5;

    // How far above its point the base line of a name is, and how wide a letter is on average.
    public const int Above = 9;
    const double LetterWidth = 0.56;

    /// <summary>The names of a view, the most important ones first, none on top of another or of a pin.</summary>
    public static IReadOnlyList<MapLabel> Of(MapView view, TownNames names, string language, IEnumerable<PinGroup> pins)
    {
        var taken = pins.Select(pin => new Envelope(pin.Left, pin.Left + pin.Width, pin.Top, pin.Top + pin.Height)).ToList();
        var labels = new List<MapLabel>();
        if (view.Zoom < CountriesUntil)
            Add(names.Countries, MostCountries);
        if (view.Zoom >= TownsFrom)
            Add(names.Towns, MostTowns);
        return labels;

        void Add(IReadOnlyList<NamedSpot> spots, int most)
        {
            var window = new Envelope(0, MapView.Width, 0, MapView.Height);
            var near = spots.Select(spot => (Spot: spot, At: view.Place(spot.Longitude, spot.Latitude))).Where(spot => window.Contains(spot.At)).Take(MostTried);
            var count = 0;
            foreach (var (spot, at) in near)
            {
                if (count == most)
                    return;
                var label = new MapLabel((int)at.X, (int)at.Y - (spot.IsCountry ? -FontSize / 3 : Above), spot.In(language), spot);
                var room = label.Room;
                if (!window.Contains(room) || taken.Exists(room.Intersects))
                    continue;
                labels.Add(label);
                taken.Add(room);
                count++;
            }
        }
    }

    Envelope Room
    {
        get
        {
            var half = Text.Length * FontSize * LetterWidth / 2;
            return new(X - half - 4, X + half + 4, Y - FontSize, Y + (Spot.IsCountry ? 6 : Above + 5));
        }
    }
}
