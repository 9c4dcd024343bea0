using System.Globalization;

namespace Map.Gateway.Pages.Drawing;

/// <summary>A town or a country that is named on the map.</summary>
/// <param name="Longitude">In degrees.</param>
/// <param name="Latitude">In degrees.</param>
/// <param name="People">Inhabitants; 0 for a country.</param>
/// <param name="Country">ISO 3166-1.</param>
/// <param name="Name">Its usual name.</param>
/// <param name="Names">nl=Londen|fr=Londres: its names in the languages of the pages that differ.</param>
public sealed record NamedSpot(double Longitude, double Latitude, int People, string Country, string Name, string Names)
{
    public bool IsCountry => People == 0;

    public string In(string language)
    {
        foreach (var range in Names.AsSpan().Split('|'))
        {
            var part = Names.AsSpan()[range];
            if (part.Length > language.Length && part[language.Length] == '=' && part.StartsWith(language, StringComparison.Ordinal))
                return part[(language.Length + 1)..].ToString();
        }

        return Name;
    }
}

/// <summary>The names on the map, those of countries first, then the largest towns first.</summary>
public sealed class TownNames(IReadOnlyList<NamedSpot> countries, IReadOnlyList<NamedSpot> towns)
{
    public IReadOnlyList<NamedSpot> Countries => countries;

    public IReadOnlyList<NamedSpot> Towns => towns;

    /// <param name="stream">Rows of latitude, longitude, inhabitants, country, name, names; it is closed.</param>
    public static TownNames Read(Stream stream)
    {
        using var reader = new StreamReader(stream);
        var spots = new List<NamedSpot>();
        while (reader.ReadLine() is { } line)
        {
            var row = line.Split('\t');
            spots.Add(new(
                double.Parse(row[1], CultureInfo.InvariantCulture), double.Parse(row[0], CultureInfo.InvariantCulture),
                int.Parse(row[2], CultureInfo.InvariantCulture), string.Intern(row[3]), row[4], row[5]));
        }

        return new([.. spots.Where(spot => spot.IsCountry)], [.. spots.Where(spot => !spot.IsCountry)]);
    }
}
