namespace Map.Gazetteer;

/// <summary>All localities of the embedded file seed/gazetteer.tsv.gz, which is read once.</summary>
public sealed class EmbeddedGazetteer
{
    static readonly Lazy<Task<EmbeddedGazetteer>> Read = new(() => Task.Run(() => new EmbeddedGazetteer()));

    EmbeddedGazetteer()
    {
        using var file = GazetteerFile.Open();
        Folding = file.Folding;
        Areas = file.Areas;
        Entries = file.Entries;
        Names = new NameIndex(file.Names);
    }

    internal Folding Folding { get; }

    /// <summary>Countries by their ISO 3166-1 codes and, where the map has no regions, their parts by codes such as US.CA.</summary>
    internal IReadOnlyDictionary<string, GazetteerArea> Areas { get; }

    internal IReadOnlyList<Entry> Entries { get; }

    internal NameIndex Names { get; }

    public static Task<EmbeddedGazetteer> ReadAsync() => Read.Value;
}
