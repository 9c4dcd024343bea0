using System.IO.Compression;
using System.Net;
using Map.Gateway.Pages.Layout;
using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.Pages.Find;

/// <summary>What a person gets who types a town into the first page, without scripts.</summary>
public sealed class AnswerTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    readonly PageTester pages = new(map.Gateway);

    public void Dispose() => Assert.Empty(map.Errors);

    [BuiltPagesFact]
    public async Task Town_has_help_and_the_border_near_it()
    {
        var page = await pages.FindAsync("Calais");

        Assert.Equal("Help near Calais", page.QuerySelector(".help h2")!.TextContent);
        Assert.Contains("in Calais", page.QuerySelector(".help .card .where")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll(".border .card h3 a"), link => link.TextContent == "Centre de rétention administrative de Coquelles");
    }

    [BuiltPagesFact]
    public async Task Every_place_is_on_the_page_once_and_numbered_in_order()
    {
        var page = await pages.FindAsync("Calais");

        var links = page.QuerySelectorAll(".card h3 a").Select(link => link.GetAttribute("href")).ToList();
        Assert.Equal(links.Distinct(), links);
        var numbers = page.QuerySelectorAll(".card h3 .sign text").Select(text => int.Parse(text.TextContent)).ToList();
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
    }

    [BuiltPagesFact]
    public async Task Number_is_a_link_that_a_phone_calls()
    {
        var page = await pages.FindAsync("Bail for Immigration Detainees");

        var call = page.QuerySelector(".found .call")!;
        Assert.Equal("tel:02074569750", call.GetAttribute("href"));
        Assert.Equal("Call 020 7456 9750", call.TextContent.Trim());
    }

    [BuiltPagesFact]
    public async Task Wrong_letter_asks_what_was_meant() =>
        Assert.Equal("Did you mean Birmingham?", (await pages.FindAsync("Birmigham")).QuerySelector(".notice")!.TextContent);

    [BuiltPagesFact]
    public async Task Nothing_of_that_name_says_so_with_the_text()
    {
        var page = await pages.FindAsync("Xqzvw <b>");

        Assert.Equal("Nothing found for “Xqzvw <b>”.", page.QuerySelector(".nothing p")!.TextContent);
    }

    [BuiltPagesFact]
    public async Task Choice_of_the_form_leaves_only_what_offers_it()
    {
        var page = await pages.FindAsync("Calais", ("services", "food"), ("services", "goods"));

        var words = page.QuerySelectorAll(".help .card").Select(card => card.QuerySelector(".words")!.TextContent).ToList();
        Assert.NotEmpty(words);
        Assert.All(words, text => Assert.Matches("Food|Clothes and tents", text));
        Assert.Equal(2, page.QuerySelectorAll("input[name=services][checked]").Length);
    }

    [BuiltPagesFact]
    public async Task Answer_is_a_multiple_of_4_KB_and_below_14_whatever_was_asked()
    {
        foreach (var text in (string[])["Calais", "Kent", "Lille", "Xqzvw", "London", "Lampedusa"])
        {
            using var response = await pages.PostAsync(text);
            Assert.Equal(0, response.Content.Headers.ContentLength % PaddedPage.Step);
            Assert.Equal(["gzip"], await CompressedAsync(text));
        }

        async Task<ICollection<string>> CompressedAsync(string text)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "en/")
            {
                Content = new FormUrlEncodedContent([KeyValuePair.Create("q", text)]),
                Headers = { { "Accept-Encoding", "gzip, br" } },
            };
            using var response = await map.Gateway.Http.SendAsync(request);
            var bytes = await response.Content.ReadAsByteArrayAsync();
            Assert.Equal(0, bytes.Length % PaddedPage.Step);
            Assert.InRange(bytes.Length, 1, 14 * 1024);
            using var html = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
            Assert.EndsWith("</html>", await html.ReadToEndAsync(), StringComparison.Ordinal);
            return response.Content.Headers.ContentEncoding;
        }
    }

    [BuiltPagesFact]
    public async Task Answer_is_stored_nowhere_and_its_text_is_in_no_log()
    {
        using var response = await pages.PostAsync("Quagmirefinch");

        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.DoesNotContain("Quagmirefinch", map.LogText, StringComparison.Ordinal);
    }

    [BuiltPagesFact]
    public async Task Empty_field_leads_to_the_list_of_what_was_chosen()
    {
        using var response = await pages.PostAsync(" ", ("services", "food"), ("services", "goods"));

        Assert.Equal("/en/?services=food,goods", response.RequestMessage!.RequestUri!.PathAndQuery);
        Assert.NotEmpty((await PageTester.ParseAsync(response)).QuerySelectorAll(".card"));
    }

    [BuiltPagesFact]
    public async Task Region_has_who_helps_there_and_a_link_to_its_page()
    {
        var page = await pages.FindAsync("Kent");

        Assert.Contains("Kent", page.QuerySelector(".help h2")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".border a[href='/en/regions/GB-KEN']"));
    }

    [BuiltPagesFact]
    public async Task Text_that_is_too_long_is_refused_with_a_page()
    {
        using var response = await pages.PostAsync(new('x', 201));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("at most 200", (await PageTester.ParseAsync(response)).QuerySelector(".fault")!.TextContent, StringComparison.Ordinal);
    }

    [BuiltPagesFact]
    public async Task Body_that_is_no_form_is_refused_with_a_page()
    {
        using var response = await pages.SendAsync(new(HttpMethod.Post, "en/") { Content = new StringContent("{}", null, "application/json") });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("not that of a form", (await PageTester.ParseAsync(response)).QuerySelector(".fault")!.TextContent, StringComparison.Ordinal);
    }
}
