using Map.Web.Tests.Running;

namespace Map.Web.Tests;

/// <summary>The list of pages that all checks go through.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class SitePagesTests(RehearsedMap map)
{
    const string Language = "/en";

    [Fact]
    public void Every_page_of_the_gateway_is_in_the_list()
    {
        var routes = map.Routes.Where(route => route.StartsWith(Language + "/", StringComparison.Ordinal))
            .Select(route => route[Language.Length..]).Distinct().Order().ToList();
        Assert.Contains("/", routes);
        Assert.Empty(routes.Except(SitePage.All.Select(page => page.Route).Concat(SitePage.Unseen)));
    }

    [Theory]
    [MemberData(nameof(SitePage.Names), MemberType = typeof(SitePage))]
    public async Task Page_opens_with_its_status_and_says_nothing_in_the_console(string name)
    {
        var page = await map.NewPageAsync();
        var complaints = new List<string>();
        // A browser complains of every status of an error.
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && SitePage.Of(name).Status == 200)
                complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);

        var response = await SitePage.Of(name).OpenAsync(page, map, "en");

        Assert.Equal(SitePage.Of(name).Status, response.Status);
        Assert.Empty(complaints);
        Assert.False(string.IsNullOrWhiteSpace(await page.Locator("h1").First.InnerTextAsync()));
        await page.Context.CloseAsync();
    }
}
