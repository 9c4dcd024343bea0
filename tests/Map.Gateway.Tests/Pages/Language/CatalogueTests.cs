using System.Text.Json;
using System.Text.RegularExpressions;

namespace Map.Gateway.Tests.Pages.Language;

/// <summary>The catalogues against the sources: a key without a text is an error at a reader's, and a text without a use is a translator's time.</summary>
public sealed partial class CatalogueTests
{
    static readonly string Messages = Path.Combine(Repository.Root, "src", "Map.Web", "messages");

    static readonly Dictionary<string, string> English = Read("en");

    public static TheoryData<string> Tags => new(Directory.EnumerateFiles(Messages, "*.json").Select(file => Path.GetFileNameWithoutExtension(file))
        .Where(tag => tag is not "languages" and not "en"));

    [Fact]
    public void Every_key_of_a_page_has_its_text()
    {
        var missing = Sources().SelectMany(source => Key().Matches(source).Select(match => match.Groups[1].Value)).Distinct()
            .Where(key => !English.ContainsKey(key));
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_text_has_a_page_that_says_it()
    {
        var sources = string.Join('\n', Sources().Concat(Scripts()));
        // Said with the word of a value, or of a row of a table, behind them.
        string[] groups =
        [
            "kind.", "kinds.", "status.", "service.", "audience.", "way.", "population.", "role.", "organisation.kind.", "contact.", "confidence.",
            "capacity.", "hours.", "place.precise.", "print.kinds.", "print.", "data.", "suggest.state.", "events.kind.", "events.status.",
        ];

        var unused = English.Keys.Where(key => !sources.Contains($"\"{key}\"", StringComparison.Ordinal)
            && !groups.Any(group => key.StartsWith(group, StringComparison.Ordinal)));

        Assert.Empty(unused);
    }

    [Theory]
    [InlineData("population", typeof(V1.Population))]
    [InlineData("role", typeof(V1.InvolvementRole))]
    [InlineData("organisation.kind", typeof(V1.OrganisationKind))]
    [InlineData("confidence", typeof(V1.Confidence))]
    [InlineData("capacity", typeof(V1.CapacityKind))]
    [InlineData("suggest.state", typeof(V1.SuggestionState))]
    [InlineData("events.kind", typeof(V1.EventKind))]
    [InlineData("kind", typeof(V1.PlaceKind))]
    [InlineData("kinds", typeof(V1.PlaceKind))]
    [InlineData("status", typeof(V1.PlaceStatus))]
    [InlineData("service", typeof(V1.Service))]
    [InlineData("audience", typeof(V1.Audience))]
    [InlineData("way", typeof(V1.HelpKind))]
    [InlineData("contact", typeof(V1.ContactKind))]
    public void Every_value_has_its_word(string group, Type values) => Assert.All(
        Enum.GetValues(values).Cast<Enum>().Where(value => Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture) != 0),
        value => Assert.Contains($"{group}.{Contract.Words.Of(value)}", English.Keys));

    [Theory]
    [MemberData(nameof(Tags))]
    public void Catalogue_has_the_arguments_of_English(string tag) => Assert.All(
        Read(tag), message => Assert.Equal(Arguments(English[message.Key]), Arguments(message.Value)));

    static IEnumerable<string> Arguments(string message) =>
        Argument().Matches(message).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

    static IEnumerable<string> Sources() => new[] { ("Map.Gateway/Pages", "*.cs"), ("Map.Gateway/Pages", "*.razor") }
        .SelectMany(of => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", of.Item1), of.Item2, SearchOption.AllDirectories))
        .Select(File.ReadAllText);

    static IEnumerable<string> Scripts() => new[] { "app", "map", "pack", "streets", "worker" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Map.Web", folder), "*.*"))
        .Append(Path.Combine(Repository.Root, "src", "Map.Web", "app", "build.mjs")).Select(File.ReadAllText);

    static Dictionary<string, string> Read(string tag) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Messages, tag + ".json")))!;

    [GeneratedRegex(@"[Ss]ay(?:\[|\.With\()\x22([a-z][a-z.0-9_]+)\x22")]
    private static partial Regex Key();

    // {name}, and the name of {name, plural, …}; the choices of a plural stand after the name of their category.
    [GeneratedRegex(@"(?<!(?:\b(?:zero|one|two|few|many|other)|=\d+) )\{(\w+)(?:\}|, plural,|, select,)")]
    private static partial Regex Argument();
}
