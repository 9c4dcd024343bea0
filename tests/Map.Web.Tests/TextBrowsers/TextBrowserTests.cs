using System.Text.RegularExpressions;
using Map.Web.Tests.Running;

namespace Map.Web.Tests.TextBrowsers;

/// <summary>lynx and w3m can do what a person came for: type a town, read a number, open a place, have another language.</summary>
[Collection(RehearsalCollection.Name)]
public sealed partial class TextBrowserTests(RehearsedMap map) : IDisposable
{
    const string Town = "Dover";

    readonly string folder = Directory.CreateTempSubdirectory("map-text-").FullName;

    public static TheoryData<string> Browsers => ["lynx", "w3m"];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Browsers))]
    public async Task First_page_shows_its_field_and_its_button(string browser)
    {
        var text = await OpenAsync(browser, "/en/");
        Assert.Contains(map.Say("en")["find.label"], text, StringComparison.Ordinal);
        Assert.Contains(map.Say("en")["find.button"], text, StringComparison.Ordinal);
        Assert.Contains(map.Say("en")["site.exit"], text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Browsers))]
    public async Task Typed_town_is_answered_with_telephone_numbers(string browser)
    {
        var text = await PostAsync(browser, "/en/", Town);
        Assert.Contains(Flat(map.Say("en").With("find.help.near", ("name", Town))), text, StringComparison.Ordinal);
        Assert.Matches(Number(), text);
    }

    [Theory]
    [MemberData(nameof(Browsers))]
    public async Task List_and_its_other_forms_are_read(string browser)
    {
        var text = await OpenAsync(browser, "/en/?kinds=detention_centre&regions=GB-KEN");
        Assert.Contains(map.Say("en")["share.csv"], text, StringComparison.Ordinal);
        Assert.Contains("Western Jet Foil", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Browsers))]
    public async Task Every_page_says_its_heading(string browser)
    {
        foreach (var page in SitePage.All.Where(page => page.Typed is null && page.Status == 200))
        {
            var heading = Tag().Replace(Heading().Match(await page.HtmlAsync(map, "en")).Groups[1].Value, "");
            var text = await OpenAsync(browser, "/en" + await SeedIds.FillAsync(map, page.Path));
            Assert.NotEmpty(heading);
            Assert.Contains(Flat(System.Net.WebUtility.HtmlDecode(heading)), text, StringComparison.Ordinal);
        }
    }

    Task<string> OpenAsync(string browser, string path) => RunAsync(browser, "", path);

    async Task<string> PostAsync(string browser, string path, string town)
    {
        // lynx reads the form from its input, up to a line of dashes; w3m from a file.
        if (browser == "lynx")
            return await RunAsync(browser, $"q={town}\n---\n", path, "-post_data");
        var form = Path.Combine(folder, "form");
        await File.WriteAllTextAsync(form, $"q={town}");
        return await RunAsync(browser, "", path, "-post", form);
    }

    async Task<string> RunAsync(string browser, string input, string path, params string[] more)
    {
        string[] usual = browser == "lynx"
            ? ["-dump", "-nolist", "-width=200", "-display_charset=utf-8"]
            : ["-dump", "-cols", "200", "-O", "UTF-8"];
        return Flat(await Tool.OutputAsync(browser, input, [.. usual, .. more, map.Address + path[1..]]));
    }

    // Lines are broken where the browser likes.
    static string Flat(string text) => Space().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"\+?\d[\d ]{7,}\d")]
    private static partial Regex Number();

    [GeneratedRegex("<h1[^>]*>(.*?)</h1>", RegexOptions.Singleline)]
    private static partial Regex Heading();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
