using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.Pages.Regions;

/// <summary>Who runs what in a region and who helps there, and the map of a day.</summary>
public sealed class RegionPageTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    readonly PageTester pages = new(map.Gateway);

    public void Dispose() => Assert.Empty(map.Errors);

    [BuiltPagesFact]
    public async Task Groups_that_cover_the_region_from_elsewhere_help_there()
    {
        var inside = await CountAsync("regions: [\"GB-KEN\"]");
        var helping = await CountAsync("regions: [\"GB-KEN\"], regionMatch: LOCATION_OR_COVERAGE");
        Assert.True(helping > inside);

        var page = await pages.GetAsync("en/regions/GB-KEN");

        var shown = page.QuerySelectorAll(".help .card").Length;
        var rest = page.QuerySelector(".help .more")?.TextContent ?? $"({shown})";
        Assert.Contains($"({helping})", rest, StringComparison.Ordinal);

        async Task<int> CountAsync(string filter) => (int)(await map.Gateway.DataAsync(
            $"{{ places(filter: {{ kinds: [SUPPORT_GROUP], {filter} }}) {{ totalCount }} }}"))["places"]!["totalCount"]!;
    }

    [BuiltPagesFact]
    public async Task Chart_has_a_table_with_the_same_years_as_statistics()
    {
        var page = await pages.GetAsync("en/regions/GB");

        var row = page.QuerySelectorAll("details tr").Single(row => row.QuerySelector("th")!.TextContent == "2015");
        var people = (int)(await map.Gateway.DataAsync(
            "{ statistics(filter: { regions: [\"GB\"], kinds: [DETENTION_CENTRE], openOn: \"2015-12-31\" }, by: [KIND]) { capacity } }"))["statistics"]![0]!["capacity"]!;
        Assert.Equal($"{people:N0}", row.QuerySelector("td")!.TextContent);
        Assert.Equal("/en/day/2015-12-31", row.QuerySelector("a")!.GetAttribute("href"));
    }

    [BuiltPagesFact]
    public async Task Region_where_nobody_has_looked_does_not_say_that_there_is_nothing()
    {
        var page = await pages.GetAsync("en/regions/IS");

        Assert.Contains("Nobody has looked for this here.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [BuiltPagesFact]
    public async Task Day_has_what_was_open_then_with_who_ran_it()
    {
        var (before, after) = (await pages.GetAsync("en/day/2015-06-01"), await pages.GetAsync("en/day/2020-06-01"));

        Assert.Contains(before.QuerySelectorAll(".line"), line => line.TextContent.Contains("Campsfield", StringComparison.Ordinal)
            && line.TextContent.Contains("Mitie", StringComparison.Ordinal));
        Assert.DoesNotContain("Campsfield", after.Body!.TextContent, StringComparison.Ordinal);
    }

    [BuiltPagesTheory]
    [InlineData("en/day?on=2010-06-01", "/en/day/2010-06-01")]
    [InlineData("en/day?year=1999", "/en/day/1999-")]
    [InlineData("en/day?on=nonsense", "/en/day/2")]
    [InlineData("en/regions/gb-ken", "/en/regions/GB-KEN")]
    public async Task Form_leads_to_the_address_of_its_day(string address, string path)
    {
        using var response = await pages.SendAsync(new(HttpMethod.Get, address));

        Assert.StartsWith(path, response.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }
}
