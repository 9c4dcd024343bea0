using System.Text;
using Map.Service.Freshness.DeadLinks;

namespace Map.Service.Tests.Freshness.DeadLinks;

public sealed class PageReaderTests
{
    const string Article = """
        <!doctype html><html><head><title> The
        camp </title><meta property="article:modified_time" content="2024-05-06T10:00:00Z"><meta name=description content="A report."></head>
        <body><header>Site</header><nav>Menu</nav><article><h1>Camp at the border</h1><p>It holds <b>450</b> people. It opened in 2019.</p>
        <script>var hidden;</script><p>Write to someone@host.example. Call +44 20 7946 0000 today please.</p></article><footer>Imprint</footer></body></html>
        """;

    [Fact]
    public void Main_text_title_and_date_are_read_and_nothing_around_them()
    {
        var page = PageReader.Read(Article, "")!;
        Assert.Equal(("The camp", "Camp at the border", "A report.", new DateOnly(2024, 5, 6)), (page.Title, page.Heading, page.Description, page.DatedOn));
        Assert.Equal("Camp at the border\nIt holds 450 people. It opened in 2019.\nWrite to someone@host.example. Call +44 20 7946 0000 today please.", page.Main);
        Assert.True(page.MayBeQuoted);
    }

    [Theory]
    [InlineData("noarchive", "")]
    [InlineData("index, nosnippet", "")]
    [InlineData("", "otherbot: x, max-snippet:0")]
    [InlineData("none", "")]
    public void Page_that_forbids_copies_is_not_quoted(string meta, string header)
    {
        var page = PageReader.Read($"<meta name=robots content='{meta}'>{Article}", header)!;
        Assert.False(page.MayBeQuoted);
        Assert.Null(Quotations.Of(page, "Camp at the border", "It holds 450 people."));
    }

    [Theory]
    [InlineData("windows-1251", "<title>Лагерь</title>", "text/html; charset=windows-1251")]
    [InlineData("windows-1251", "<meta charset=windows-1251><title>Лагерь</title>", "text/html")]
    [InlineData("utf-16", "\uFEFF<title>Лагерь</title>", "text/html")]
    [InlineData("utf-8", "<title>Лагерь</title>", "text/html; charset=nonsense")]
    public void Text_is_read_in_the_encoding_that_header_or_page_name(string encoding, string html, string type)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var header = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        var answer = new PageResponse(200, null) { Bytes = Encoding.GetEncoding(encoding).GetBytes(html), MediaType = header.MediaType, Charset = header.CharSet };
        Assert.Equal("Лагерь", answer.Read()!.Title);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b><i><u><p>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<a><svg><math>")]
    [InlineData("<p a='1'><b a>x")]
    [InlineData("<span><!--")]
    [InlineData("<font color=1><p>")]
    public async Task Page_made_to_be_read_for_ever_is_given_up(string part)
    {
        var html = string.Concat(Enumerable.Range(0, PageFetch.MostBytes / part.Length).Select(i => part.Replace("=1", $"={i}", StringComparison.Ordinal)));
        await Task.Run(() => PageReader.Read(html, "")).Within("the page to be given up");
    }
}
