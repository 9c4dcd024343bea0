using System.Globalization;
using System.IO.Compression;

namespace Map.Gazetteer;

/// <summary>Reads the rows of seed/gazetteer.tsv.gz, which seed/README.md describes.</summary>
sealed class GazetteerFile : IDisposable
{
    const string Resource = "gazetteer.tsv.gz";

    // As if a postcode district had a thousand inhabitants: people rarely mean one if a town has the same name.
    const double WeightOfDistrict = 3;

    // Added to the weight outside of the map's regions: Surrey is the English county before it is a town in Canada.
    const double Abroad = -1;

    // Inhabitants per square kilometre of the built-up area of a town, to guess its size.
    const double Density = 4_000;

    // Articles that people leave out: Hague for The Hague, Havre for Le Havre.
    static readonly string[] Articles = ["al ", "el ", "la ", "las ", "le ", "les ", "los ", "s ", "the "];

    readonly StreamReader reader;
    readonly Dictionary<char, string> letters = [];
    readonly Dictionary<string, GazetteerArea> areas = [];
    readonly List<Entry> entries = [];
    readonly List<NameIndex.Name> names = [];

    GazetteerFile(Stream stream)
    {
        reader = new(new GZipStream(stream, CompressionMode.Decompress));
        Folding = new Folding(letters);
        while (reader.ReadLine() is { } line) ReadRow(line.Split('\t'));
    }

    public Folding Folding { get; }

    public IReadOnlyDictionary<string, GazetteerArea> Areas => areas;

    public IReadOnlyList<Entry> Entries => entries;

    public List<NameIndex.Name> Names => names;

    public static GazetteerFile Open() =>
        new(typeof(GazetteerFile).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is not embedded."));

    public void Dispose() => reader.Dispose();

    void ReadRow(string[] row)
    {
        switch (row[0])
        {
            case "fold": letters.Add(row[1][0], row[2]); break;
            case "country": areas.Add(row[1], new GazetteerArea(row[2], new NameList(row[3]), Parts(row[4]))); break;
            case "area": areas.Add(row[1], new GazetteerArea(row[2], new NameList(row[3]), [])); break;
            case "locality": ReadLocality(row); break;
            case "postcode": ReadPostcode(row); break;
            default: throw new InvalidDataException($"{Resource} has a row of the unknown kind {row[0]}.");
        }
    }

    void ReadLocality(string[] row)
    {
        var (point, population) = (PointOf(row[8], row[9]), double.Parse(row[10], CultureInfo.InvariantCulture));
        var entry = new Entry
        {
            Kind = row[1] switch
            {
                "town" => LocalityKind.Town,
                "village" => LocalityKind.Village,
                "part" => LocalityKind.PartOfTown,
                _ => throw new InvalidDataException($"{Resource} has a locality of the unknown kind {row[1]}."),
            },
            Name = row[3],
            Names = new NameList(row[4]),
            Country = string.Intern(row[6]),
            Area = string.Intern(row[7]),
            Middle = point,
            Weight = Math.Log10(Math.Max(population, 100)) + (row[7].Contains('.', StringComparison.Ordinal) ? Abroad : 0),
            Box = point.BoxOf(Math.Clamp(Math.Sqrt(population / Density / Math.PI), 1, 30)),
        };
        Add(entry, [row[3], .. entry.Names.Each()], Parts(row[5]));
    }

    void ReadPostcode(string[] row)
    {
        var point = PointOf(row[5], row[6]);
        var entry = new Entry
        {
            Kind = LocalityKind.PostcodeDistrict,
            Name = row[1],
            Names = new NameList(""),
            Town = row[2],
            Country = string.Intern(row[3]),
            Area = string.Intern(row[4]),
            Middle = point,
            Weight = WeightOfDistrict,
            Box = point.BoxOf(double.Parse(row[7], CultureInfo.InvariantCulture)),
        };
        Add(entry, [row[1]], []);
    }

    void Add(Entry entry, IEnumerable<string> own, IEnumerable<string> alternates)
    {
        var known = new HashSet<string>();
        foreach (var name in own) AddName(Folding.Fold(name), isAlternate: false);
        foreach (var name in known.ToList())
            if (Articles.FirstOrDefault(article => name.StartsWith(article, StringComparison.Ordinal)) is { } article)
                AddName(name[article.Length..], isAlternate: true);
        foreach (var name in alternates) AddName(Folding.Fold(name), isAlternate: true);
        entries.Add(entry);

        void AddName(string folded, bool isAlternate)
        {
            if (folded.Length > 0 && known.Add(folded)) names.Add(new NameIndex.Name(folded, entries.Count, isAlternate));
        }
    }

    static Point PointOf(string latitude, string longitude) => new(
        double.Parse(longitude, CultureInfo.InvariantCulture), double.Parse(latitude, CultureInfo.InvariantCulture));

    static string[] Parts(string list) => list.Split('|', StringSplitOptions.RemoveEmptyEntries);
}
