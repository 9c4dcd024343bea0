namespace Map.Gateway.Tests.EndToEnd;

/// <summary>What somebody typed or where they asked is in no log of either process, and positions in no refusal: in everything that takes a
/// text or a position.</summary>
public sealed class AskedForTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    const string Word = "Quagmirefinch";
    const string Near = "{latitude: 51.987654, longitude: 1.876543}";
    const string Wrong = "{latitude: 91.987654, longitude: 181.876543}";

    public static TheoryData<string> Operations =>
    [
        .. new[] { Near, Wrong }.SelectMany(position => new[]
        {
            $"search(text: \"{Word}\", near: {position}) {{ match }}",
            $"search(text: \"{Word}\\u0000\", near: {position}) {{ match }}",
            $"locate(text: \"{Word}\", near: {position}) {{ label }}",
            $"locate(text: \"{Word}\\u0000\", near: {position}) {{ label }}",
            $"regions(containing: {position}, text: \"{Word}\") {{ code }}",
            $"organisations(text: \"{Word}\\u0000\") {{ totalCount }}",
            $"placesNear(position: {position}, filter: {{text: \"{Word}\"}}) {{ nodes {{ id }} }}",
            $"places(filter: {{text: \"{Word}\", helps: {position}}}, orderBy: NEAREST) {{ totalCount nodes {{ id }} }}",
            $"places(filter: {{text: \"{Word}\", helps: {position}}}, orderBy: RELEVANCE, after: \"{Word}\") {{ nodes {{ id }} }}",
            $"places(filter: {{text: \"{Word}\\u0000\", covers: {position}}}) {{ nodes {{ id }} }}",
            $"places(filter: {{near: {{position: {position}, withinKm: 3}}}}) {{ nodes {{ id }} }}",
            $"statistics(filter: {{text: \"{Word}\", helps: {position}}}, by: [KIND]) {{ count }}",
            $"changes(filter: {{text: \"{Word}\", helps: {position}}}) {{ hasMore }}",
            $"clusters(box: {{west: 1, south: 5, east: 2, north: 6}}, zoom: 3, filter: {{text: \"{Word}\", helps: {position}}}) {{ count }}",
        }).Distinct(),
    ];

    public void Dispose() => Assert.Empty(map.Errors);

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Neither_text_nor_position_of_an_operation_is_logged_or_repeated(string field)
    {
        var answer = await map.Gateway.AskAsync($"{{ {field} }}");

        NothingOf(answer["errors"]?.ToJsonString() ?? "");
        NothingOf(map.LogText);
    }

    [Theory]
    [InlineData("places.csv?text=" + Word)]
    [InlineData("places.csv?text=" + Word + "&helps=51.987654,1.876543")]
    [InlineData("places.geojson?helps=91.987654,1.876543&text=" + Word)]
    [InlineData("places.geojson?near=51.987654,181.876543&withinKm=3")]
    [InlineData("places.csv?covers=51.987654,181.876543")]
    [InlineData("tiles/0/0/0.mvt?helps=51.987654,1.876543&text=" + Word)]
    [InlineData("tiles/0/0/0.mvt?helps=91.987654,1.876543")]
    [InlineData("reconcile?queries={\"q\":{\"query\":\"" + Word + "\",\"properties\":[{\"pid\":\"position\",\"v\":\"51.987654,1.876543\"}]}}")]
    [InlineData("reconcile?queries={\"q\":{\"query\":\"" + Word + "\",\"limit\":0,\"properties\":[{\"pid\":\"latitude\",\"v\":91.987654}]}}")]
    [InlineData("reconcile/suggest/entity?prefix=" + Word + "&cursor=no")]
    [InlineData("graphql/persisted/search?variables={\"text\":\"" + Word + "\",\"near\":{\"latitude\":91.987654,\"longitude\":1.876543}}")]
    public async Task Neither_text_nor_position_of_an_address_is_logged_or_repeated(string address)
    {
        using var response = await map.Gateway.Http.GetAsync(address);

        if (!response.IsSuccessStatusCode)
            NothingOf((await response.Content.ReadAsStringAsync()).Replace(address, "", StringComparison.Ordinal));
        NothingOf(map.LogText);
    }

    static void NothingOf(string text)
    {
        Assert.DoesNotContain(Word, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("987654", text, StringComparison.Ordinal);
        Assert.DoesNotContain("876543", text, StringComparison.Ordinal);
    }
}
