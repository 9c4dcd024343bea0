namespace Map.Gazetteer;

/// <summary>All localities of the embedded file seed/gazetteer.tsv.gz, which is read once.</summary>
public sealed class EmbeddedGazetteer
{
    static readonly Lazy<Task<EmbeddedGazetteer>> Read = new(() => Task.Run(() => new EmbeddedGazetteer()));

    // Only writes need them.
    readonly Lazy<LocalityPoints> points;
    readonly Lazy<ILookup<string, Entry>> ofCountry;

    EmbeddedGazetteer()
    {
        using var file = GazetteerFile.Open();
        Areas = file.Areas;
        Entries = file.Entries;
        Names = new NameIndex(file.Names);
        points = new(() => new LocalityPoints(Entries));
        ofCountry = new(() => Entries.ToLookup(entry => entry.Country));
        Postcodes = file.Postcodes;
    }

    internal Folding Folding { get; } = Folding.Shared;

    /// <summary>Countries by their ISO 3166-1 codes and, where the map has no regions, their parts by codes such as US.CA.</summary>
    internal IReadOnlyDictionary<string, GazetteerArea> Areas { get; }

    internal IReadOnlyList<Entry> Entries { get; }

    internal NameIndex Names { get; }

    /// <summary>The postcodes of which only the town is known.</summary>
    internal TownPostcodes Postcodes { get; }

    public static Task<EmbeddedGazetteer> ReadAsync() => Read.Value;

    /// <summary>The nearest locality of these kinds within a distance from a point; null if there is none.</summary>
    public NearbyLocality? Nearest(Point point, double metres, IReadOnlySet<LocalityKind> kinds) =>
        points.Value.Nearest(point, metres, kinds);

    /// <summary>How far a point is from the nearest locality of a country; null if there is none of it.</summary>
    /// <param name="point">The point.</param>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public double? KilometresToCountry(Point point, string country)
    {
        var entries = ofCountry.Value[country].ToList();
        return entries.Count == 0 ? null : entries.Min(entry => entry.Middle.KilometresTo(point));
    }

    /// <summary>The point of the town or village with this name, the largest of several; null if there is none.</summary>
    /// <param name="name">In any language, whole.</param>
    /// <param name="country">ISO 3166-1 alpha-2; null if it is not known.</param>
    public Point? MiddleOf(string name, string? country)
    {
        Entry? largest = null;
        var range = Names.Exactly(Folding.Fold(name));
        for (var i = range.Start.Value; i < range.End.Value; i++)
        {
            var entry = Entries[Names.NumberAt(i)];
            if (entry.Kind is LocalityKind.Town or LocalityKind.Village && (country is null || entry.Country == country)
                && (largest is null || entry.Weight > largest.Weight)) largest = entry;
        }
        return largest?.Middle;
    }
}
