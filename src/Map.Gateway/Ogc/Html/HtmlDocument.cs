using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Map.Gateway.Ogc.Html;

/// <summary>Renders a document for people.</summary>
static class HtmlDocument
{
    public static async Task<string> RenderAsync(HtmlPage page, IServiceProvider services)
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(DocumentBody.Page)] = page });
        return await renderer.Dispatcher.InvokeAsync(async () =>
            "<!DOCTYPE html>\n" + (await renderer.RenderComponentAsync<DocumentBody>(parameters)).ToHtmlString());
    }
}
