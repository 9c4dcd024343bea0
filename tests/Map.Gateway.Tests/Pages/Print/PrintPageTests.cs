using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.Pages.Print;

public sealed partial class PrintPageTests(SeededMap map) : IClassFixture<SeededMap>
{
    [BuiltPagesTheory]
    [InlineData("regions=GB-KEN,FR-62")]
    [InlineData("kinds=detention_centre&regions=FR&statuses=open,closed")]
    [InlineData("kinds=support_group&languages=ar&regions=GB")]
    public async Task Sheet_has_every_place_of_its_filter_once(string query)
    {
        var names = await PlaceNames.OfAsync(map, query);
        Assert.NotEmpty(names);

        var sheet = await PageAsync("en/print?" + query);

        Assert.Equal(names.Order(StringComparer.Ordinal), Names(sheet).Order(StringComparer.Ordinal));
        Assert.Contains("noindex", sheet, StringComparison.Ordinal);
    }

    [BuiltPagesFact]
    public async Task Numbers_run_through_places_with_position_and_others_have_none()
    {
        var sheet = await PageAsync("en/print?kinds=support_group&regions=GB-KEN,FR-62&regionMatch=location_or_coverage");

        var numbers = Number().Matches(sheet).Select(match => int.Parse(match.Groups[1].Value)).ToList();
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
        var without = Names(sheet).Count - numbers.Count;
        Assert.True(without > 0, "No network covers Kent or Pas-de-Calais in the seed.");
        Assert.Equal(without + 1, sheet.Split("class=\"nopin\"").Length - 1);
    }

    [BuiltPagesFact]
    public async Task Policy_allows_both_styles_of_sheet()
    {
        using var response = await map.Gateway.Http.GetAsync("en/print?regions=GB-KEN");
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));

        var styles = Style().Matches(await response.Content.ReadAsStringAsync()).Select(match => match.Groups[1].Value).ToList();

        Assert.Equal(2, styles.Count);
        Assert.All(styles, style => Assert.Contains(
            $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'", policy, StringComparison.Ordinal));
    }

    [BuiltPagesTheory]
    [InlineData("en/print", "692", "300")]
    [InlineData("en/print?regions=GB-KEN,FR-62&regionMatch=location&form=poster&paper=a4", "27", "10")]
    public async Task More_places_than_sheet_has_room_for_are_refused_with_both_numbers(string address, string count, string most)
    {
        using var response = await map.Gateway.Http.GetAsync(address);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains($"A sheet has room for {most} places, and {count} fit.", page, StringComparison.Ordinal);
        Assert.Empty(Names(page));
    }

    [BuiltPagesTheory]
    [InlineData("paper=a5", "paper: is &quot;a5&quot;; allowed: a4, a3.")]
    [InlineData("form=scroll", "form: is &quot;scroll&quot;; allowed: leaflet, poster.")]
    public async Task Unknown_sheet_is_refused_with_what_is_allowed(string parameter, string message)
    {
        using var response = await map.Gateway.Http.GetAsync("en/print?regions=GB-KEN&" + parameter);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(message, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    async Task<string> PageAsync(string address) => await map.Gateway.Http.GetStringAsync(address);

    static List<string> Names(string page) => [.. Name().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];

    [GeneratedRegex("<h3><bdi>(.*?)</bdi></h3>")]
    private static partial Regex Name();

    [GeneratedRegex("<li id=\"p([0-9]+)\">")]
    private static partial Regex Number();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
