using Map.Columns.Tables;
using Map.Columns.Values;
using Map.Contract;
using Map.V1;

namespace Map.Columns.Tests;

public sealed class TableTests
{
    [Fact]
    public void Columns_are_named_for_fields_that_exist() => Assert.All(
        TableFile.Read("columns").Select(row => row[0]).Where(field => field != "-"), field => Assert.True(Fields.Of(field) is not null, field));

    [Fact]
    public void Words_mean_values_of_the_contract()
    {
        var values = new Dictionary<string, string[]>
        {
            ["status"] = Of<PlaceStatus>(), ["kind"] = Of<PlaceKind>(), ["precision"] = Of<Precision>(), ["confidence"] = Of<Confidence>(),
            ["holds"] = Of<Population>(), ["scope"] = Of<Scope>(), ["yes_no"] = ["yes", "no"], ["street_type"] = ["street"],
                ["facts"] = ["approximate", "since", "until", "now"],
            ["month"] = [.. Enumerable.Range(1, 12).Select(month => $"{month}")],
            ["facility"] = [.. File.ReadLines(Path.Combine(Repository.Root, "seed", "facility_types.csv")).Select(line => line.Split(','))
                .Where(cells => cells[0] == "map").Select(cells => cells[1])],
        };
        Assert.All(TableFile.Read("words"), row => Assert.Contains(row[1], values[row[0]]));
    }

    [Fact]
    public void Tags_of_languages_are_well_formed() =>
        Assert.All(TableFile.Read("languages"), row => Assert.True(LanguageCode.IsWellFormed(row[0]), row[0]));

    [Fact]
    public void Every_month_is_known_in_five_languages() => Assert.All(
        new[] { "March", "mars", "März", "marzo", "Dezember", "diciembre", "dicembre", "décembre", "août", "Aug" }, month =>
            Assert.NotNull(WordSet.Months.Find(month)));

    static string[] Of<T>() where T : struct, Enum => [.. Words.Values<T>().Select(value => Words.Of(value))];
}
