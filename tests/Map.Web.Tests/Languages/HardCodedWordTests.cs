using Map.Web.Tests.Everyone;
using Map.Web.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Web.Tests.Languages;

/// <summary>Every word of a page comes from the catalogues.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class HardCodedWordTests(RehearsedMap map) : IAsyncLifetime
{
    // Names and texts of the map are isolated or marked with their language; code and figures are the same in all languages. A text with
    // letters of the catalogue comes from it: what is plain in it is a name that was filled in.
    const string PlainWords = """
        letters => {
          const foreign = "bdi, [dir=auto], [lang]:not(html), code, pre, script, style, noscript, textarea, iframe, svg";
          const isForeign = element => element?.closest(foreign) != null;
          const texts = [];
          const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) if (!isForeign(walker.currentNode.parentElement)) texts.push(walker.currentNode.data);
          for (const name of ["title", "aria-label", "alt", "placeholder"])
            for (const element of document.querySelectorAll(`[${name}]`)) if (!isForeign(element)) texts.push(element.getAttribute(name));
          const described = document.querySelector("meta[name=description]");
          if (described) texts.push(described.content);
          return [...new Set(texts.map(text => text.trim()).filter(text => /[a-z]{2,}/i.test(text)))]
            .filter(text => ![...text].some(letter => letters.includes(letter)));
        }
        """;

    WebApplication gateway = null!;

    public async Task InitializeAsync() =>
        gateway = await map.StartGatewayAsync(builder => builder.Services.AddSingleton(PseudoPages.OfThisBuild()));

    public async Task DisposeAsync() => await gateway.DisposeAsync();

    [Theory]
    [MemberData(nameof(SitePage.Names), MemberType = typeof(SitePage))]
    public async Task Page_has_no_word_that_no_catalogue_has(string name)
    {
        // Without scripts: those that write words have the catalogues too, and their text is compared with that of the pages elsewhere.
        var page = await map.NewPageAsync(new() { BaseURL = gateway.Urls.Single(), JavaScriptEnabled = false });
        await SitePage.Of(name).OpenAsync(page, map, "en");
        var faults = new Faults();
        faults.Add(name, await page.EvaluateAsync<string[]>(PlainWords, PseudoPages.Other));
        await page.Context.CloseAsync();
        faults.AssertNone();
    }
}
