using System.Net;
using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.Pages.Find;

/// <summary>The first page with a filter in its address, which is that of /places.csv.</summary>
public sealed class ListTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    readonly PageTester pages = new(map.Gateway);

    public void Dispose() => Assert.Empty(map.Errors);

    [BuiltPagesFact]
    public async Task List_has_the_places_of_the_file_with_the_same_filter()
    {
        const string filter = "kinds=reporting_centre&regions=GB-ENG";
        var file = await map.Gateway.Http.GetStringAsync("places.csv?" + filter);

        var page = await pages.GetAsync("en/?" + filter);

        var names = page.QuerySelectorAll(".card h3 a").Select(link => link.TextContent).ToList();
        Assert.Equal(file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1, names.Count);
        Assert.All(names, name => Assert.Contains(name, file, StringComparison.Ordinal));
    }

    [BuiltPagesFact]
    public async Task Pages_of_a_list_have_every_place_once()
    {
        var names = new List<string>();
        for (var address = "en/?regions=GB&kinds=support_group"; address is not null;)
        {
            var page = await pages.GetAsync(address);
            names.AddRange(page.QuerySelectorAll(".card h3 a").Select(link => link.GetAttribute("href")!));
            address = page.QuerySelector(".more a")?.GetAttribute("href")?[1..];
        }

        Assert.True(names.Count > 60);
        Assert.Equal(names.Distinct(), names);
    }

    [BuiltPagesFact]
    public async Task Filter_that_nothing_fits_says_what_to_leave_out()
    {
        var page = await pages.GetAsync("en/?regions=GB-KEN&services=charging&kinds=support_group");

        var links = page.QuerySelectorAll(".nothing a").Select(link => link.GetAttribute("href")).ToList();
        Assert.Contains("/en/?kinds=support_group&regions=GB-KEN", links);
        Assert.Contains("/en/?kinds=support_group&services=charging", links);
    }

    [BuiltPagesFact]
    public async Task Links_lead_to_the_same_list_elsewhere()
    {
        var page = await pages.GetAsync("en/?kinds=office&kinds=reporting_centre");

        foreach (var file in (string[])["/places.csv", "/places.geojson", "/en/print", "/en/embed/code"])
            Assert.NotNull(page.QuerySelector($".elsewhere a[href='{file}?kinds=office,reporting_centre']"));
    }

    [BuiltPagesTheory]
    [InlineData("en/?kinds=prison", "support_group")]
    [InlineData("en/?colour=red", "waysToHelp")]
    [InlineData("en/?regions=NOPE", "regions: \"NOPE\" is not a region, by code or by name")]
    [InlineData("en/?near=51,1", "withinKm")]
    [InlineData("en/?after=nonsense&kinds=office", "after: is")]
    public async Task Mistake_in_the_address_is_explained_on_a_page(string address, string explanation)
    {
        var page = await pages.GetAsync(address, HttpStatusCode.BadRequest);

        Assert.Contains(explanation, page.QuerySelector(".fault")!.TextContent, StringComparison.Ordinal);
    }

    [BuiltPagesFact]
    public async Task Start_counts_what_the_map_knows_of_each_country()
    {
        var page = await pages.GetAsync("en/");

        var france = page.QuerySelector(".countries a[href='/en/regions/FR']")!.ParentElement!;
        Assert.Matches(@"\d+ detention centres", france.TextContent);
        Assert.Equal("post", page.QuerySelector("form.find")!.GetAttribute("method"));
    }
}
