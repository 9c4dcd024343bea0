using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.GraphQL.Contributions;

public sealed class ConfirmPlaceTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    const string Selection = "place { revision verifiedOn sources { citation supports readOn } } changes { field before after } actId applied";

    static readonly object OnWord = new { comment = "They answered", sources = new[] { new { citation = "Telephone call" } } };

    public void Dispose() => Assert.Empty(map.Errors);

    [Fact]
    public async Task Whole_entry_is_confirmed_once_however_often_the_request_comes()
    {
        var key = await map.KeyAsync("GB");
        var (id, revision) = await map.AddGroupAsync("Still there", key);
        var input = new { id, revision, confirmedOn = "2026-11-20", summary = OnWord, requestId = Guid.NewGuid() };

        var first = await map.ChangeAsync("confirmPlace", Selection, input, key);
        var second = await map.ChangeAsync("confirmPlace", Selection, input, key);

        Assert.Equal(("2026-11-20", true, false), ((string?)first["place"]!["verifiedOn"], (bool)first["applied"]!, (bool)second["applied"]!));
        Assert.Equal(["sources", "verifiedOn"], Contribution.FieldsOf(first).Order());
        Assert.Equal((long)first["place"]!["revision"]!, (long)second["place"]!["revision"]!);
    }

    [Fact]
    public async Task Fields_are_named_in_words_of_the_schema()
    {
        var key = await map.KeyAsync("GB");
        var (id, revision) = await map.AddGroupAsync("In part", key);

        var changed = await map.ChangeAsync(
            "confirmPlace", Selection, new { id, revision, fields = new[] { "supportGroup.openingHours", "contacts" }, summary = OnWord }, key);
        var error = await map.RefusalAsync("confirmPlace", new { id, revision, fields = new[] { "supportGroup.colour" }, summary = OnWord }, key);

        Assert.Null(changed["place"]!["verifiedOn"]);
        Assert.Equal(["contacts", "supportGroup.openingHours"], changed["place"]!["sources"]![1]!["supports"]!.AsArray().Select(one => (string?)one));
        Assert.StartsWith("input.fields", (string?)error["extensions"]!["violations"]![0]!["field"], StringComparison.Ordinal);
    }
}
