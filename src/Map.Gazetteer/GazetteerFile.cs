using System.Globalization;
using System.IO.Compression;

namespace Map.Gazetteer;

/// <summary>Reads the rows of seed/gazetteer.tsv.gz, which seed/README.md describes.</summary>
sealed class GazetteerFile : IDisposable
{
    const string Resource = "gazetteer.tsv.gz";

    // As if a postcode district had a thousand inhabitants: people rarely mean one if a town has the same name.
    const double WeightOfDistrict = 3;

    // An island is a county of its own: Kos is the island before it is the town.
    const double WeightOfIsland = 5;

    const double WeightOfSite = 3.5;

    // Inhabitants per square kilometre of the built-up area of a town, to guess its size.
    const double Density = 4_000;

    // Articles that people leave out: Hague for The Hague, Havre for Le Havre.
    static readonly string[] Articles = ["al ", "el ", "la ", "las ", "le ", "les ", "los ", "s ", "the "];

    static readonly char[] Apostrophes = ['\'', '’', '‘', 'ʼ', '`', '´'];

    readonly StreamReader reader;
    readonly Dictionary<string, GazetteerArea> areas = [];
    readonly List<Entry> entries = [];
    readonly List<NameIndex.Name> names = [];
    readonly Dictionary<int, int> numbers = [];
    readonly TownPostcodes.Builder postcodes = new();

    GazetteerFile(Stream stream)
    {
        reader = new(new GZipStream(stream, CompressionMode.Decompress));
        while (reader.ReadLine() is { } line) ReadRow(line.Split('\t'));
    }

    public Folding Folding { get; } = Folding.Shared;

    public IReadOnlyDictionary<string, GazetteerArea> Areas => areas;

    public IReadOnlyList<Entry> Entries => entries;

    public List<NameIndex.Name> Names => names;

    public TownPostcodes Postcodes => postcodes.Build();

    public static GazetteerFile Open() => new(OpenStream());

    public static Stream OpenStream() =>
        typeof(GazetteerFile).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is not embedded.");

    public void Dispose() => reader.Dispose();

    void ReadRow(string[] row)
    {
        switch (row[0])
        {
            case "fold": break;
            case "country": areas.Add(row[1], CountryOf(row)); break;
            case "area": areas.Add(row[1], new GazetteerArea(row[2], new NameList(row[3]), [])); break;
            case "locality": ReadLocality(row); break;
            case "postcode": ReadPostcode(row); break;
            case "landmark": ReadLandmark(row); break;
            case "codes": postcodes.Add(numbers[int.Parse(row[2], CultureInfo.InvariantCulture)], row[3].Split(' ')); break;
            default: throw new InvalidDataException($"{Resource} has a row of the unknown kind {row[0]}.");
        }
    }

    static GazetteerArea CountryOf(string[] row) => new(
        row[2], new NameList(row[3]), Parts(row[4]), row[5].Length == 0 ? null : PointOf(row[5], row[6]), row[5].Length == 0 ? null : BoxOf(row, 7));

    void ReadLocality(string[] row)
    {
        numbers.Add(int.Parse(row[2], CultureInfo.InvariantCulture), entries.Count);
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
            Weight = Math.Log10(Math.Max(population, 100)) + (row[7].Contains('.', StringComparison.Ordinal) ? Entry.Abroad : 0),
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

    void ReadLandmark(string[] row)
    {
        var kind = row[1] switch
        {
            "island" => LocalityKind.Island,
            "airport" => LocalityKind.Airport,
            "station" => LocalityKind.Station,
            "site" => LocalityKind.Site,
            _ => throw new InvalidDataException($"{Resource} has a landmark of the unknown kind {row[1]}."),
        };
        var entry = new Entry
        {
            Kind = kind,
            Name = row[2],
            Names = new NameList(row[3]),
            Country = string.Intern(row[6]),
            Area = string.Intern(row[7]),
            Middle = PointOf(row[8], row[9]),
            Weight = row[14].Length > 0 ? double.Parse(row[14], CultureInfo.InvariantCulture)
                : kind == LocalityKind.Island ? WeightOfIsland : WeightOfSite,
            Box = BoxOf(row, 10),
        };
        string[] own = [row[2], .. entry.Names.Each()];
        // "Flughafen München" is "airport munchen" to the search, and so is "aéroport de Munich" with Munich.
        var withKind = own.Concat(Parts(row[4])).Concat(Parts(row[5])).Select(name => KindWords.Named(kind, Folding.Fold(name)));
        Add(entry, [.. own.Concat(withKind).Concat(Parts(row[4]).Where(name => !IsCode(name)))], Parts(row[4]).Where(IsCode));

        // LHR is also a name of other things.
        static bool IsCode(string name) => name.Length == 3 && name.All(char.IsAsciiLetterUpper);
    }

    void Add(Entry entry, IEnumerable<string> own, IEnumerable<string> alternates)
    {
        var known = new HashSet<string>();
        foreach (var name in own) AddName(Folding.Fold(name), isAlternate: false);
        foreach (var name in own)
            foreach (var form in Folding.Spellings(name).Append(Joined(name))) AddName(form, isAlternate: true);
        foreach (var name in known.ToList())
            if (Articles.FirstOrDefault(article => name.StartsWith(article, StringComparison.Ordinal)) is { } article)
                AddName(name[article.Length..], isAlternate: true);
        foreach (var name in alternates) AddName(Folding.Fold(name), isAlternate: true, isOfUnknownLanguage: true);
        entries.Add(entry);

        void AddName(string folded, bool isAlternate, bool isOfUnknownLanguage = false)
        {
            if (folded.Length > 0 && known.Add(folded)) names.Add(new NameIndex.Name(folded, entries.Count, isAlternate, isOfUnknownLanguage));
        }
    }

    static Box BoxOf(string[] row, int first)
    {
        var degrees = row.Skip(first).Take(4).Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return new Box { West = degrees[0], South = degrees[1], East = degrees[2], North = degrees[3] };
    }
    // L'Aquila as Laquila; other names are not joined, because Newport is not New Port.
    string Joined(string name) =>
        name.IndexOfAny(Apostrophes) < 0 ? "" : Folding.Fold(string.Concat(name.Split(Apostrophes)));

    static Point PointOf(string latitude, string longitude) => new(
        double.Parse(longitude, CultureInfo.InvariantCulture), double.Parse(latitude, CultureInfo.InvariantCulture));

    static string[] Parts(string list) => list.Split('|', StringSplitOptions.RemoveEmptyEntries);
}
