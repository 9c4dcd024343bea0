using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Map.Gateway.Http.Caching;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Map.Gateway.Pages.Layout;

/// <summary>A page, rendered once and sent whole, so that a fault in it never leaves half of one.</summary>
public sealed partial class PageResult(Page page, PageHead head, Type component, object model) : IResult
{
    public async Task ExecuteAsync(HttpContext context)
    {
        var html = Encoding.UTF8.GetBytes(await RenderAsync(context.RequestServices));
        Describe(context);
        context.Response.ContentLength = null;
        CompleteResponse.Mark(context);
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(html, context.RequestAborted);
    }

    /// <summary>The same page in steps of 4 KB, for answers whose size must not tell what was asked.</summary>
    public IResult Padded() => new PaddedPage(RenderAsync, Describe);

    void Describe(HttpContext context)
    {
        var headers = context.Response.Headers;
        var policy = context.RequestServices.GetRequiredService<PageAssets>().Policy;
        headers.ContentSecurityPolicy = policy + (head.IsForFrames ? "" : "; frame-ancestors 'none'");
        headers.ContentLanguage = page.Language.Tag;
        if (page.IsNegotiated)
            headers.Append("Vary", "Accept-Language");
        context.Response.StatusCode = head.Status;
        context.Response.ContentType = "text/html; charset=utf-8";
    }

    async Task<string> RenderAsync(IServiceProvider services)
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(Shell.Page)] = page,
            [nameof(Shell.Head)] = head,
            [nameof(Shell.Site)] = services.GetRequiredService<PageAssets>(),
            [nameof(Shell.Content)] = component,
            [nameof(Shell.Model)] = model,
        });
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var shell = await renderer.RenderComponentAsync<Shell>(parameters);
            return "<!DOCTYPE html>\n" + Letters().Replace(shell.ToHtmlString(), Letter);
        });
    }

    // The renderer escapes every letter beyond Latin, which makes Arabic five times as long. Markup and quotes stay escaped.
    static string Letter(Match escaped) => int.Parse(escaped.ValueSpan[3..^1], NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var code and (>= 0x80 or '+')
        ? char.ConvertFromUtf32(code)
        : escaped.Value;

    [GeneratedRegex("&#x[0-9A-F]+;")]
    private static partial Regex Letters();
}
