namespace Map.Places.Localities;

/// <summary>All localities of the file that the program carries, seed/gazetteer.tsv.gz; read once.</summary>
sealed class Gazetteer
{
    static readonly Lazy<Task<Gazetteer>> Read = new(() => Task.Run(() => new Gazetteer()));

    Gazetteer()
    {
        using var file = GazetteerFile.Open();
        Folding = file.Folding;
        Areas = file.Areas;
        Entries = file.Entries;
        Names = new NameIndex(file.Names);
    }

    public Folding Folding { get; }

    /// <summary>Countries by their ISO 3166-1 codes, and where the map has no regions their parts by codes such as US.CA.</summary>
    public IReadOnlyDictionary<string, GazetteerArea> Areas { get; }

    public IReadOnlyList<Entry> Entries { get; }

    public NameIndex Names { get; }

    public static Task<Gazetteer> ReadAsync() => Read.Value;
}
