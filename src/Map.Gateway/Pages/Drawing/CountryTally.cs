namespace Map.Gateway.Pages.Drawing;

/// <summary>A country on the overview, with how many places it has.</summary>
/// <param name="Code">ISO 3166-1.</param>
/// <param name="Name">In the language of the page.</param>
/// <param name="Count">Its places.</param>
/// <param name="Href">Where it leads.</param>
public sealed record CountryTally(string Code, string Name, long Count, string Href);

/// <summary>Where the number of a country stands on the drawing.</summary>
public sealed record PlacedTally(CountryTally Country, double X, double Y)
{
    public const int Height = 34;

    const int Digit = 12;
    const int Rounds = 80;

    public int Width => 22 + ($"{Country.Count}".Length * Digit);

    /// <summary>The numbers at their countries, moved apart until none covers another; countries outside of the view are left out.</summary>
    public static IReadOnlyList<PlacedTally> Of(IEnumerable<CountryTally> countries, MapView view, TownNames names)
    {
        var spots = names.Countries.ToDictionary(spot => spot.Country, StringComparer.Ordinal);
        var placed = countries.Where(country => spots.ContainsKey(country.Code))
            .Select(country => (Country: country, At: view.Place(spots[country.Code].Longitude, spots[country.Code].Latitude)))
            .Where(country => country.At.X is > 0 and < MapView.Width && country.At.Y is > 0 and < MapView.Height)
            .Select(country => new PlacedTally(country.Country, country.At.X, country.At.Y)).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var one = 0; one < placed.Length; one++)
            {
                for (var other = one + 1; other < placed.Length; other++)
                    (placed[one], placed[other]) = Apart(placed[one], placed[other]);
            }
        }

        return placed;
    }

    // The smaller overlap is the shorter way out, and each goes half of it.
    static (PlacedTally, PlacedTally) Apart(PlacedTally a, PlacedTally b)
    {
        var (x, y) = (((a.Width + b.Width) / 2) + 2 - Math.Abs(a.X - b.X), Height + 2 - Math.Abs(a.Y - b.Y));
        if (x <= 0 || y <= 0)
            return (a, b);
        var (right, down) = x < y ? (a.X < b.X ? -x / 2 : x / 2, 0d) : (0d, a.Y < b.Y ? -y / 2 : y / 2);
        return (a with { X = a.X + right, Y = a.Y + down }, b with { X = b.X - right, Y = b.Y - down });
    }
}
