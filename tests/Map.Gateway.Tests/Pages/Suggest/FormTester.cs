using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Map.Gateway.Tests.Pages.Suggest;

/// <summary>A form of a page, which is filled and sent as a browser without scripts does it.</summary>
sealed class FormTester(PageTester pages, IHtmlDocument page)
{
    readonly Dictionary<string, string[]> typed = [];

    public IHtmlDocument Page => page;

    public static async Task<FormTester> OpenAsync(PageTester pages, string address) => new(pages, await pages.GetAsync(address));

    /// <summary>What the page has in a field.</summary>
    public string? this[string name] => Fields(Form).Where(field => field.Name == name).Select(field => field.Value).FirstOrDefault();

    /// <summary>Types into a field, or chooses of a list.</summary>
    public FormTester Type(string name, params string[] values)
    {
        typed[name] = values;
        return this;
    }

    /// <summary>Sends it, and gives the page that comes back.</summary>
    public async Task<FormTester> SendAsync(HttpStatusCode expected = HttpStatusCode.OK, (string Name, string Value)? button = null)
    {
        using var response = await RespondAsync(button);
        Assert.Equal(expected, response.StatusCode);
        return new(pages, await PageTester.ParseAsync(response));
    }

    public Task<HttpResponseMessage> RespondAsync((string Name, string Value)? button = null)
    {
        var fields = Fields(Form).Where(field => !typed.ContainsKey(field.Name)).Concat(typed.SelectMany(field => field.Value.Select(value => (Name: field.Key, Value: value))));
        if (button is { } pressed)
            fields = fields.Append(pressed);
        return pages.SendAsync(new(HttpMethod.Post, Form.GetAttribute("action")!.TrimStart('/'))
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        });
    }

    /// <summary>The text of what is wrong with a field.</summary>
    public string? FaultOf(string field) => page.QuerySelector($"#f-{field}-fault")?.TextContent;

    IElement Form => page.QuerySelector("form.suggest")!;

    static IEnumerable<(string Name, string Value)> Fields(IElement form) => form.QuerySelectorAll("input[name], textarea[name]")
        .Where(field => field is not IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false })
        .Select(field => (field.GetAttribute("name")!, field is IHtmlTextAreaElement area ? area.Value : ((IHtmlInputElement)field).Value));
}
