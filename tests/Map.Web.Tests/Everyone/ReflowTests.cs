using Map.Web.Tests.Running;
using Microsoft.Playwright;

namespace Map.Web.Tests.Everyone;

/// <summary>Small screens, large letters, few colours, no motion.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class ReflowTests(RehearsedMap map)
{
    // What is wider than the page though it does not scroll by itself, which is what tables in .scroll do.
    internal const string TooWide = """
        () => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return [];
          const wide = [...document.querySelectorAll("body *")].filter(element => {
            const box = element.getBoundingClientRect();
            return box.width && (box.right > width + 1 || box.left < -1) && !element.closest(".scroll, .skip, .visually-hidden");
          });
          const faults = wide.slice(0, 5).map(element => element.outerHTML.slice(0, 160));
          return ["the page is " + document.documentElement.scrollWidth + " px wide", ...faults];
        }
        """;

    [Theory]
    [MemberData(nameof(SitePage.Names), MemberType = typeof(SitePage))]
    public async Task Page_fits_a_screen_of_320_pixels(string name)
    {
        var faults = new Faults();
        // WCAG 1.4.10: 320 pixels is a screen of 1280 at 400 %.
        var page = await map.NewPageAsync(new() { ViewportSize = new() { Width = 320, Height = 256 }, DeviceScaleFactor = 4 });
        foreach (var language in map.WholeLanguages)
        {
            await SitePage.Of(name).OpenAsync(page, map, language);
            faults.Add(language, await page.EvaluateAsync<string[]>(TooWide));
        }

        await page.Context.CloseAsync();
        faults.AssertNone();
    }

    [Theory]
    [MemberData(nameof(SitePage.Names), MemberType = typeof(SitePage))]
    public async Task Page_fits_when_its_letters_are_twice_as_large_and_wider_spaced(string name)
    {
        var page = await map.NewPageAsync(new() { ViewportSize = new() { Width = 640, Height = 800 }, BypassCSP = true });
        await SitePage.Of(name).OpenAsync(page, map, "en");
        // WCAG 1.4.4 and 1.4.12: what readers set in their browsers.
        await page.AddStyleTagAsync(new()
        {
            Content = ":root { font-size: 200% !important } "
                + "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }",
        });
        var faults = new Faults();
        faults.Add(name, await page.EvaluateAsync<string[]>(TooWide));
        await page.Context.CloseAsync();
        faults.AssertNone();
    }

    [Theory]
    [MemberData(nameof(SitePage.Names), MemberType = typeof(SitePage))]
    public async Task Nothing_moves_for_those_who_asked_for_it(string name)
    {
        var page = await map.NewPageAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await SitePage.Of(name).OpenAsync(page, map, "en");
        var moving = await page.EvaluateAsync<string[]>("""
            () => [document.documentElement, ...document.querySelectorAll("body *")].filter(element => {
              const style = getComputedStyle(element);
              const seconds = text => Math.max(...text.split(",").map(part => parseFloat(part) || 0));
              return style.scrollBehavior === "smooth" || style.animationName !== "none" && seconds(style.animationDuration) > 0
                || seconds(style.transitionDuration) > 0;
            }).map(element => element.outerHTML.slice(0, 160))
            """);
        await page.Context.CloseAsync();
        Assert.Empty(moving);
    }

    [Theory]
    [MemberData(nameof(SitePage.Names), MemberType = typeof(SitePage))]
    public async Task Signs_and_controls_are_seen_in_forced_colours(string name)
    {
        var page = await map.NewPageAsync(new() { ForcedColors = ForcedColors.Active, ViewportSize = new() { Width = 390, Height = 800 } });
        await SitePage.Of(name).OpenAsync(page, map, "en");
        // A button without a border is not seen as one (.plain is a link that does something), nor is a shape in the colour of what is behind.
        var unseen = await page.EvaluateAsync<string[]>("""
            () => {
              const canvas = getComputedStyle(document.documentElement).backgroundColor;
              const shown = element => element.checkVisibility({ visibilityProperty: true });
              const buttons = [...document.querySelectorAll("button:not(.plain), .button, .exit, input:not([type=checkbox], [type=radio], [type=range])")]
                .filter(shown)
                .filter(element => parseFloat(getComputedStyle(element).borderTopWidth) === 0);
              const shapes = [...document.querySelectorAll(".sign path, .pin path")].filter(shown).filter(path => {
                const style = getComputedStyle(path);
                return (style.fill === canvas || style.fill === "none") && (style.stroke === canvas || style.stroke === "none");
              });
              return [...buttons, ...shapes].map(element => element.outerHTML.slice(0, 160));
            }
            """);
        await page.Context.CloseAsync();
        Assert.Empty(unseen);
    }
}
