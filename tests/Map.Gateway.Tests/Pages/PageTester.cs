using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.Pages;

/// <summary>A browser without scripts: gets pages, and sends the form of the first one.</summary>
sealed class PageTester(TestGateway gateway)
{
    public async Task<IHtmlDocument> GetAsync(string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await SendAsync(new(HttpMethod.Get, address));
        Assert.Equal(expected, response.StatusCode);
        return await ParseAsync(response);
    }

    public async Task<IHtmlDocument> FindAsync(string text, params (string Name, string Value)[] choices)
    {
        using var response = await PostAsync(text, choices);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ParseAsync(response);
    }

    public Task<HttpResponseMessage> PostAsync(string text, params (string Name, string Value)[] choices) => SendAsync(new(HttpMethod.Post, "en/")
    {
        Content = new FormUrlEncodedContent(choices.Prepend(("q", text)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))),
    });

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
            return await gateway.Http.SendAsync(request);
        }
    }

    public static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
}
