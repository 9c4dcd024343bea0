using Map.Gateway.Tests.EndToEnd;
using Map.Gazetteer;
using Map.Testing.Clients;

namespace Map.Gateway.Tests.Packs;

/// <summary>The library of src/Map.Web/pack answers on a phone as the gateway does.</summary>
public sealed class PackLibraryTests(SeededMap map) : IClassFixture<SeededMap>
{
    const string Here = "tests/Map.Gateway.Tests/Packs";

    [NodeFact(NodeScript.Pages)]
    public async Task Library_finds_filters_and_speaks_within_its_size() =>
        Assert.Equal(["as expected"], await NodeScript.RunAsync(Here, "units.mjs"));

    [NodeFact(NodeScript.Pages)]
    public async Task Texts_are_folded_as_by_the_service()
    {
        var typed = (await File.ReadAllLinesAsync(System.IO.Path.Combine(Repository.Root, "tests", "data", "searches.tsv")))
            .Skip(1).Select(line => line.Split('\t')[0]);
        string[] traps =
        [
            "L’Aquila", "S. Giovanni", "St-Étienne", "Ste Foy", "Sankt Gallen", "Großröhrsdorf", "Łódź", "Ærø", "İzmir", "IŞIK", "Ελλάς",
            "Київ", "ґанок", "القُدس", "كاليه", "تهران", "هەولێر", "አዲስ አበባ", "१२३", "٦٢١٠٠", "½ mile", "Hawaiʻi", "Coup d`œil", "🙂 Calais",
        ];
        var input = await WriteAsync(typed.Concat(traps).Select(text => $"{text}\t{Folding.Shared.Fold(text)}"));

        var lines = await NodeScript.RunAsync(Here, "folding.mjs", input);

        Assert.EndsWith(" texts", Assert.Single(lines), StringComparison.Ordinal);
    }

    // Towns large and small, with namesakes, at coasts and borders, written as people do. A country's pack has nothing of what lies across the
    // border: towns that look at it are asked of the whole map only.
    [NodeTheory(NodeScript.Pages)]
    [Trait("Category", "Rehearsal")]
    [InlineData("FR", "Paris|Marseille|Ouistreham|cherbourg|Saint Etienne")]
    [InlineData("GB", "Croydon|Manchester|Glasgow|Belfast|Cardiff|Gatwick|Southend-on-Sea|Portsmouth|bristol|Leeds|Stranraer")]
    [InlineData("all", "Calais|Dunkerque|Lille|Dover|Nice|Berlin|Roma|Athens|Melilla|Bruxelles|Den Haag|Ceuta|Trieste|لندن|Лондон|Calias|Hamburg|Lyon, France")]
    public async Task Phone_gives_the_places_of_the_page_in_its_order(string code, string towns)
    {
        var texts = towns.Split('|');
        var lines = await NodeScript.RunAsync(
            Here, "answers.mjs", (await map.UnlimitedGatewayAsync()).Http.BaseAddress!.ToString(), code, await WriteAsync(texts));

        Assert.Equal([$"{texts.Length} with help"], lines);
    }

    // What they differ in is known: landmarks are no towns of a pack, and who ran a place before, or what it is called in other words, is
    // not in it.
    [NodeFact(NodeScript.Pages)]
    [Trait("Category", "Rehearsal")]
    public async Task What_people_search_for_is_mostly_answered_alike()
    {
        string[] texts =
        [
            .. (await File.ReadAllLinesAsync(System.IO.Path.Combine(Repository.Root, "tests", "data", "searches.tsv")))
                .Skip(1).Select(line => line.Split('\t')[0]).Where((_, i) => i % 4 == 0),
        ];
        var lines = await NodeScript.RunAsync(
            Here, "answers.mjs", (await map.UnlimitedGatewayAsync()).Http.BaseAddress!.ToString(), "all", await WriteAsync(texts));

        var different = lines.SkipLast(1).Select(line => line.Split(": ")[0]).Distinct().ToList();
        Assert.True(different.Count <= texts.Length / 4, string.Join('\n', different));
    }

    static async Task<string> WriteAsync(IEnumerable<string> lines)
    {
        var file = System.IO.Path.GetTempFileName();
        await File.WriteAllLinesAsync(file, lines);
        return file;
    }
}
