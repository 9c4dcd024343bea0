using Map.Sheets;

namespace Map.Columns.Tests;

public sealed class MappingFileTests
{
    [Fact]
    public void Mapping_is_the_same_when_it_is_read_again()
    {
        var mapping = new Mapping
        {
            List = "camps \"2018\"",
            Columns =
            [
                new("Nom", "name"), new("objectid", null), new("Ouverture", "opened") { Dates = "dmy" }, new("y1998", "period") { Year = 1998 },
                    new("nom (ar)", "names.ar"),
            ],
            Defaults = new Dictionary<string, string> { ["kind"] = "detention_centre" },
            Words = new Dictionary<string, IReadOnlyDictionary<string, string>> { ["facility_type"] = new Dictionary<string,
                string> { ["zapi"] = "border_waiting_zone", ["?"] = "" } },
        };
        var json = MappingFile.Write(mapping);
        var again = MappingFile.Read(json);

        Assert.Equal(mapping.List, again.List);
        Assert.Equal(mapping.Columns, again.Columns);
        Assert.Equal(mapping.Defaults, again.Defaults);
        Assert.Equal(mapping.Words["facility_type"], again.Words["facility_type"]);
        Assert.Equal(json, MappingFile.Write(again));
        Assert.Contains("\"field\": null", json);
        Assert.DoesNotContain("\"dates\": null", json);
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("{\"list\": \"a\"}", "columns")]
    [InlineData("{\"list\": \"a\", \"columns\": null}", "columns")]
    [InlineData("{\"list\": \"a\", \"columns\": [null]}", "null")]
    [InlineData("{\"list\": \"a\", \"columns\": [], \"colour\": \"red\"}", "colour")]
    [InlineData("{\"list\": \"a\", \"columns\": [{\"column\": \"x\", \"field\": \"nmae\"}]}", "\"nmae\" for the column \"x\"")]
    [InlineData("{\"list\": \"a\", \"columns\": [{\"column\": \"x\", \"field\": \"names.\"}]}", "\"names.\"")]
    [InlineData("{\"list\": \"a\", \"columns\": [{\"column\": \"x\", \"field\": \"opened\", \"dates\": \"ddmm\"}]}", "dmy, mdy or ymd")]
    [InlineData("{\"list\": \"a\", \"columns\": [{\"column\": \"x\", \"field\": \"period\", \"year\": 98}]}", "four digits")]
    [InlineData("{\"list\": \"a\", \"columns\": [{\"column\": \"x\", \"field\": null}, {\"column\": \"x\", \"field\": \"id\"}]}", "more than once")]
    [InlineData("{\"list\": \"a\", \"columns\": [], \"defaults\": {\"colour\": \"red\"}}", "colour")]
    [InlineData("{\"list\": \"a\", \"columns\": [], \"words\": {\"colour\": {}}}", "colour")]
    [InlineData("null", "null")]
    [InlineData("[]", "line 1")]
    public void What_is_wrong_with_a_mapping_is_said(string json, string said) =>
        Assert.Contains(said, Assert.Throws<SheetException>(() => MappingFile.Read(json)).Message);

    [Fact]
    public void Columns_that_a_mapping_does_not_name_are_missing() => Assert.Equal(
        ["new"], new Mapping { List = "a", Columns = [new("old", "name"), new("gone", "id")] }.Missing(["old", "new"]));
}
