using System.Text;
using System.Text.RegularExpressions;
using Map.Service.Import;

namespace Map.Service.Tests.Import;

/// <summary>What the seed lets the public read is about the place, not about how its row was compiled: that is in
/// compilation/notes.csv.</summary>
public sealed partial class PublicTextTests
{
    static readonly string[] Columns =
        ["notes", "note", "offers", "what_they_do", "description", "coverage", "name", "name_local", "address", "type"];

    static IEnumerable<FileRow> Rows => SeedLoader.FilesOf(Repository.Seed).Where(file => file.EndsWith(".csv", StringComparison.Ordinal))
        .SelectMany(file =>
        {
            using var content = File.OpenRead(file);
            return FileTable.Read(file, content, []).Single().Rows;
        });

    [Fact]
    public void No_public_text_is_the_talk_of_the_compilers()
    {
        var talk = from row in Rows from column in Columns
                   where row.Format.Columns.Contains(column) && row[column] is { } text && Talk().IsMatch(text)
                       // The short name of the Global Detention Project.
                       && (row.Format, text) != (FileFormat.Names, "GDP")
                   select $"{Path.GetFileName(row.File)}:{row.Line} {column}: {row[column]}";
        Assert.Empty(talk);
    }

    [Theory]
    [InlineData("GDP point (49.056,2.650) is 130 km off: a good outlier test.")]
    [InlineData("Capacity from memory.")]
    [InlineData("Services are partly general knowledge.")]
    [InlineData("Closed 2023. Keep as closed.")]
    [InlineData("National: no map point.")]
    [InlineData("Residential: town point only, never the address.")]
    [InlineData("No fixed office: point is the town.")]
    [InlineData("The gazetteer \"Manston\" is the one in Dorset.")]
    [InlineData("Present activity not verified.")]
    [InlineData("The seat was not seen.")]
    [InlineData("Last seen in 2012.")]
    [InlineData("Nothing later was seen.")]
    [InlineData("Address of 2012: check.")]
    [InlineData("Name only: no document found. Do not publish before somebody confirms it.")]
    [InlineData("Branches have rows of their own.")]
    [InlineData("The contact given is a person's: not taken.")]
    [InlineData("Start year of G4S not certain.")]
    [InlineData("The long name is read from the initials and the text.")]
    public void Talk_is_recognised(string text) => Assert.Matches(Talk(), text);

    [Theory]
    [InlineData("Wednesdays at Victoria Hall in 2018: ask before going.")]
    [InlineData("In memory of those who died at sea")]
    [InlineData("An alarm number: call the coast guard first.")]
    [InlineData("Site of the Bioparc, near the airport.")]
    [InlineData("Thursday afternoon at the Quaker Meeting House according to the sources.")]
    public void Facts_are_not_talk(string text) => Assert.DoesNotMatch(Talk(), text);

    [Fact]
    public void Every_note_of_the_compilers_names_a_row_of_the_seed()
    {
        var ids = Rows.Select(row => (File: Path.GetFileName(row.File), Id: IdOf(row))).ToHashSet();
        var file = Path.Combine(Repository.Seed, "compilation", "notes.csv");
        // The file has no format of the importer, so its lines are looked at as they are.
        var notes = File.ReadLines(file, Encoding.UTF8).ToList();
        Assert.Equal("file,id,column,note", notes[0]);
        Assert.All(notes.Skip(1), note =>
        {
            var fields = note.Split(',', 3);
            Assert.Contains((fields[0], fields[1]), ids);
        });
    }

    static string IdOf(FileRow row) => row.Format switch
    {
        var format when format == FileFormat.Operates => $"{row["organisation"]} {row["site"]}",
        var format when format == FileFormat.Periods => row["site"] ?? "",
        var format when format == FileFormat.Contacts => row["place"] ?? "",
        var format when format == FileFormat.Surveys => $"{row["region"]} {row["kind"]}",
        var format when format.Columns.Contains("id") => row["id"] ?? "",
        _ => "",
    };

    [GeneratedRegex("""
        \b(from|by|partly)\ memory\b|\(memory\)|general\ knowledge|undated|compiler|outlier|good\ test
        |map\ point|town\ point|gazetteer|point\ (is|was|of)\b|\b(GDP|CTC)\b|statistics\ repository|not\ (all\ |in\ the\ page\ )?(verified|certain|taken|seen)
        |last\ seen|was\ seen|nothing\ later|keep\ as|looked\ for\ (again|twice)|what\ was\ read|pages?\ read|that\ were\ read|is\ read\ from|follows\ from|reading\ of
        |do\ not\ publish|no\ document\ found|:\ (check|confirm)\b|\bcheck(\ first)?\.|\bcheck\ the|rows?\ of\ (its|their)\ own|origin\ documents|the\ files\ do\ not
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Talk();
}
