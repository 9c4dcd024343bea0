using System.Net;
using System.Text.RegularExpressions;
using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.Pages.Embed;

public sealed partial class EmbedPageTests(SeededMap map) : IClassFixture<SeededMap>
{
    [BuiltPagesFact]
    public async Task Other_sites_may_frame_it_and_nothing_else()
    {
        using var frame = await map.Gateway.Http.GetAsync("en/embed?regions=FR-62");
        using var page = await map.Gateway.Http.GetAsync("en/embed/code?regions=FR-62");

        Assert.DoesNotContain("frame-ancestors", frame.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [BuiltPagesFact]
    public async Task Links_open_new_tab_without_opener_and_no_script_is_loaded()
    {
        var frame = await map.Gateway.Http.GetStringAsync("en/embed?regions=FR-62");

        var links = Link().Matches(frame).Select(match => match.Value).Where(link => !link.Contains("href=\"#", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Contains("target=\"_blank\" rel=\"noopener\"", link, StringComparison.Ordinal));
        Assert.DoesNotContain("<script", frame, StringComparison.Ordinal);
    }

    [BuiltPagesFact]
    public async Task Frame_says_how_many_places_it_leaves_out()
    {
        var total = (await PlaceNames.OfAsync(map, "kinds=support_group&regions=GB&regionMatch=location")).Count;

        var frame = await map.Gateway.Http.GetStringAsync("en/embed?kinds=support_group&regions=GB&regionMatch=location");

        var shown = frame.Split("<li ").Length - 1;
        Assert.InRange(shown, 1, total - 1);
        Assert.Contains($"{total - shown} more places", frame, StringComparison.Ordinal);
    }

    [BuiltPagesFact]
    public async Task Copied_code_shows_the_same_list_with_quotes_in_it()
    {
        var page = await map.Gateway.Http.GetStringAsync("en/embed/code?regions=FR-62&text=a%22b");

        var code = WebUtility.HtmlDecode(Code().Match(page).Groups[1].Value);
        var address = WebUtility.HtmlDecode(Source().Match(code).Groups[1].Value);
        using var frame = await map.Gateway.Http.GetAsync(new Uri(address));

        Assert.Equal(HttpStatusCode.OK, frame.StatusCode);
        Assert.EndsWith("/en/embed?regions=FR-62&text=a%22b", address, StringComparison.Ordinal);
        Assert.Contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"", code, StringComparison.Ordinal);
        Assert.Contains("referrerpolicy=\"no-referrer\"", code, StringComparison.Ordinal);
    }

    [GeneratedRegex("<a [^>]*>")]
    private static partial Regex Link();

    [GeneratedRegex("<textarea[^>]*>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("src=\"([^\"]*)\"")]
    private static partial Regex Source();
}
