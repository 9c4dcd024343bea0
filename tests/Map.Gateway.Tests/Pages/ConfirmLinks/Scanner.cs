using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Map.Gateway.Tests.Pages.ConfirmLinks;

/// <summary>A program that reads mail before its reader does: it opens the links, and what lies behind them.</summary>
/// <param name="http">A client of the gateway.</param>
/// <param name="path">The path of the link.</param>
/// <param name="random">Chooses where a behaviour has a choice.</param>
sealed class Scanner(HttpClient http, string path, Random random)
{
    /// <summary>What such programs do, each by its name.</summary>
    public static IReadOnlyDictionary<string, Func<Scanner, Task>> Behaviours { get; } = new Dictionary<string, Func<Scanner, Task>>
    {
        ["opens it"] = scanner => scanner.OpenAsync(),
        ["asks for its head"] = scanner => scanner.SendAsync(new(HttpMethod.Head, scanner.Path)),
        ["opens it five times at once"] = scanner => Task.WhenAll(Enumerable.Range(0, 5).Select(_ => scanner.OpenAsync())),
        ["opens all that it links to, and its scripts"] = async scanner =>
        {
            var page = await scanner.OpenAsync();
            foreach (var address in page.QuerySelectorAll("a[href], script[src], link[rel=icon]").Select(one => one.GetAttribute("href") ?? one.GetAttribute("src")!)
                         .Where(address => address.StartsWith('/')).Distinct())
                await scanner.SendAsync(new(HttpMethod.Get, address));
        },
        ["asks for the address of the form"] = async scanner =>
        {
            var action = (await scanner.OpenAsync()).QuerySelector("form")!.GetAttribute("action")!;
            await scanner.SendAsync(new(HttpMethod.Get, action));
            await scanner.SendAsync(new(HttpMethod.Post, action) { Content = new StringContent("") });
        },
        ["sends the form as it is"] = scanner => scanner.FillAsync((_, _) => "", buttons => [null]),
        ["presses the first button"] = scanner => scanner.FillAsync((_, _) => "", buttons => [buttons[0]]),
        ["presses the last button"] = scanner => scanner.FillAsync((_, _) => "", buttons => [buttons[^1]]),
        ["presses any button"] = scanner => scanner.FillAsync((_, _) => "", buttons => [buttons[scanner.Random.Next(buttons.Length)]]),
        ["presses every button"] = scanner => scanner.FillAsync((_, _) => "", buttons => buttons),
        ["presses every button, the last first, twice"] = scanner => scanner.FillAsync((_, _) => "", buttons => [.. buttons.Reverse(), .. buttons.Reverse()]),
        ["presses every button at once"] = scanner => scanner.FillAsync((_, _) => "", buttons => buttons, atOnce: true),
        ["types test, and presses every button"] = scanner => scanner.FillAsync((_, _) => "test", buttons => buttons),
        ["types an address, and presses every button"] = scanner => scanner.FillAsync((_, _) => "scanner@mail.example", buttons => buttons),
        ["types what the field is called, and presses every button"] = scanner => scanner.FillAsync((_, label) => label, buttons => buttons),
        ["types the title of the page, and presses every button"] = scanner => scanner.FillAsync((page, _) => page.Title ?? "", buttons => buttons),
        ["types the heading, and presses any button"] = scanner => scanner.FillAsync(
            (page, _) => page.QuerySelector("h1")!.TextContent, buttons => [buttons[scanner.Random.Next(buttons.Length)]]),
        ["types all of the page, and presses every button"] = scanner => scanner.FillAsync((page, _) => page.Body!.TextContent, buttons => buttons),
        ["types any letters, and presses the first button"] = scanner => scanner.FillAsync(
            (_, _) => string.Concat(Enumerable.Range(0, 8).Select(_ => (char)('a' + scanner.Random.Next(26)))), buttons => [buttons[0]]),
        ["has read the entry, and presses every button"] = scanner => scanner.FillAsync((page, _) => page.QuerySelector("article h2")!.TextContent, buttons => buttons),
        ["has read the entry, and presses every button at once"] = scanner => scanner.FillAsync(
            (page, _) => page.QuerySelector("article h2")!.TextContent, buttons => buttons, atOnce: true),
    };

    string Path => path;

    Random Random => random;

    public async Task<IHtmlDocument> OpenAsync()
    {
        using var response = await http.GetAsync(path);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}");
        return await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStreamAsync());
    }

    async Task SendAsync(HttpRequestMessage request)
    {
        using (request)
        using (var response = await http.SendAsync(request))
            Assert.True((int)response.StatusCode < 500, $"{(int)response.StatusCode}");
    }

    async Task FillAsync(
        Func<IHtmlDocument, string, string> text, Func<(string Name, string Value)?[], IReadOnlyList<(string Name, string Value)?>> pressed, bool atOnce = false)
    {
        var page = await OpenAsync();
        if (page.QuerySelector("form.suggest") is not { } form) return;
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input[name]").Select(field => KeyValuePair.Create(
            field.Name!, field.Type == "hidden" ? field.Value : text(page, page.QuerySelector($"label[for={field.Id}]")?.TextContent ?? ""))).ToList();
        var buttons = form.QuerySelectorAll<IHtmlButtonElement>("button[name]").Select(button => ((string, string)?)(button.Name!, button.Value)).ToArray();
        var requests = pressed(buttons).Select(button => new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action"))
        {
            Content = new FormUrlEncodedContent(button is var (name, value) ? fields.Append(KeyValuePair.Create(name, value)) : fields),
        });
        if (atOnce) await Task.WhenAll(requests.Select(SendAsync));
        else foreach (var request in requests) await SendAsync(request);
    }
}
