using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Map.Web.Tests.Running;
using Microsoft.Playwright;

namespace Map.Web.Tests.Everyone;

/// <summary>axe-core finds nothing on any page, in any language, light and dark.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class AxeTests(RehearsedMap map)
{
    // In the dark only the colours differ.
    internal static readonly AxeRunOptions Colours = new() { RunOnly = RunOnlyOptions.Rules("color-contrast"), Iframes = false };

    // The frame of the preview is a page of the list too; it loads when it is scrolled to, which axe would wait for.
    internal static readonly AxeRunOptions All = new() { Iframes = false };

    [Theory]
    [MemberData(nameof(SitePage.Names), MemberType = typeof(SitePage))]
    public async Task Page_has_no_fault(string name)
    {
        var faults = new Faults();
        var page = await map.NewPageAsync(new() { ViewportSize = new() { Width = 390, Height = 800 } });
        foreach (var language in map.WholeLanguages)
        {
            await SitePage.Of(name).OpenAsync(page, map, language);
            faults.Add(language, Of(await page.RunAxe(All)));
        }

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        faults.Add("dark", Of(await page.RunAxe(Colours)));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, Media = Media.Print });
        faults.Add("print", Of(await page.RunAxe(Colours)));
        await page.Context.CloseAsync();
        faults.AssertNone();
    }

    internal static IEnumerable<string> Of(AxeResult result) => result.Violations.SelectMany(violation => violation.Nodes.Select(
        node => $"{violation.Id}: {node.Html} {string.Join("; ", Checks(node).Select(check => check.Message))}"));

    static IEnumerable<AxeResultCheck> Checks(AxeResultNode node) => node.Any.Concat(node.All).Concat(node.None);
}
