using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Map.Columns;
using Map.Gateway.Http.Errors;
using Map.Gateway.Tests.GraphQL.Schema;

namespace Map.Gateway.Tests.Pages.Desk;

/// <summary>The messages of the desk against its sources, and the values that it has words for against the contract.</summary>
public sealed partial class DeskWordsTests
{
    static readonly string Web = Path.Combine(Repository.Root, "src", "Map.Web");

    static readonly Dictionary<string, string> English = Read("messages/desk/en.json");

    static readonly string Sources = string.Join('\n', Directory.EnumerateFiles(Path.Combine(Web, "desk"), "*.ts*").Select(File.ReadAllText));

    // Said with a value behind them.
    static readonly string[] Groups =
    [
        "desk.field.", "desk.column.", "desk.kind.", "desk.report.", "desk.state.", "desk.risk.", "desk.outcome.", "desk.origin.", "desk.role.", "desk.meanwhile.",
        "desk.key.freeze", "desk.key.thaw", "desk.key.close", "desk.calendar.venue.",
    ];

    [Fact]
    public void Every_key_has_its_text()
    {
        var pages = Read("messages/en.json");
        var missing = Key().Matches(Sources).Select(match => match.Groups[1].Value).Distinct()
            .Where(key => !English.ContainsKey(key) && !pages.ContainsKey(key) && !Groups.Contains($"{key}."));
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_text_is_said() => Assert.DoesNotContain(
        English.Keys, key => !Sources.Contains($"\"{key}\"", StringComparison.Ordinal) && !Groups.Any(group => key.StartsWith(group, StringComparison.Ordinal)));

    [Theory]
    [InlineData("kind", typeof(V1.SuggestionKind))]
    [InlineData("report", typeof(V1.ReportKind))]
    [InlineData("outcome", typeof(V1.ImportOutcome))]
    [InlineData("role", typeof(V1.KeyRole))]
    public void Every_value_has_its_word(string group, Type values) => Assert.All(
        Enum.GetValues(values).Cast<Enum>().Where(value => Convert.ToInt32(value, CultureInfo.InvariantCulture) != 0),
        value => Assert.Contains($"desk.{group}.{Contract.Words.Of(value)}", English.Keys));

    [Fact]
    public void Every_way_in_which_a_change_comes_in_has_its_word()
    {
        var said = CameIn().Match(File.ReadAllText(Path.Combine(Repository.Root, SchemaFiles.Published))).Groups[1].Value;
        Assert.All(said.Split(", "), origin => Assert.Contains($"desk.origin.{origin}", English.Keys));
    }

    [Fact]
    public void Every_column_that_a_list_can_have_has_its_word_and_can_be_chosen() => Assert.All(
        Fields.All.Where(field => field.Name != "names.LANGUAGE"), field =>
        {
            Assert.Contains($"desk.column.{field.Name}", English.Keys);
            Assert.Contains($"\"{field.Name}\"", Sources, StringComparison.Ordinal);
        });

    [Fact]
    public void Every_field_that_a_change_can_name_has_its_word()
    {
        string[] output = ["id", "revision", "updatedAt", "mergedFrom", "regions", "openedOn", "closedOn", "representative", "place", "publishedAt"];
        var fields = new[] { V1.Place.Descriptor, V1.Organisation.Descriptor, V1.Involvement.Descriptor, V1.Address.Descriptor, V1.SupportGroup.Descriptor,
                V1.DetentionCentre.Descriptor, V1.ReportingCentre.Descriptor, V1.Office.Descriptor }
            .SelectMany(message => message.Fields.InDeclarationOrder()).Select(Translation.NameOf).Except(output).Distinct();
        Assert.All(fields, field => Assert.Contains($"desk.field.{field}", English.Keys));
    }

    static Dictionary<string, string> Read(string file) => JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Web, file)))!;

    // As the schema tells clients.
    [GeneratedRegex("How it came in: ([a-z, ]+)[.]")]
    private static partial Regex CameIn();

    [GeneratedRegex(@"\x22((?:desk|find|suggest|share)\.[a-z_.]*[a-z_])\x22")]
    private static partial Regex Key();
}
