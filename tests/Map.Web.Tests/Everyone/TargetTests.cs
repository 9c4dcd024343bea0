using Map.Web.Tests.Running;

namespace Map.Web.Tests.Everyone;

/// <summary>What is tapped is as large as a finger.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class TargetTests(RehearsedMap map)
{
    // 44 px, but for links within sentences, which WCAG 2.5.5 exempts, and for pins of a map, whose cards lead to the same: they are 24 px
    // (2.5.8). What a label makes larger counts with its label.
    internal const string TooSmall = """
        () => {
          const targets = [...document.querySelectorAll("a[href], button, input, select, summary, textarea, [tabindex='0']")];
          const size = element => {
            const box = (element.closest("label") ?? element).getBoundingClientRect();
            return Math.min(box.width, box.height);
          };
          const inSentence = element => {
            const parent = element.closest("p, dd, td, li, figcaption");
            return element.matches("a") && parent && !/^(inline-flex|flex|block|inline-block|grid)$/.test(getComputedStyle(element).display)
              && parent.textContent.trim().length > element.textContent.trim().length + 3;
          };
          return targets.filter(element => element.checkVisibility({ visibilityProperty: true }) && element.type !== "hidden")
            .filter(element => !element.closest(".visually-hidden, .skip"))
            .filter(element => size(element) < (inSentence(element) ? 0 : element.closest("svg") ? 24 : 43.5))
            .map(element => Math.round(size(element)) + " px: " + element.outerHTML.slice(0, 160));
        }
        """;

    [Theory]
    [MemberData(nameof(SitePage.Names), MemberType = typeof(SitePage))]
    public async Task Targets_are_as_large_as_a_finger(string name)
    {
        var faults = new Faults();
        var page = await map.NewPageAsync(new() { ViewportSize = new() { Width = 390, Height = 800 }, HasTouch = true });
        foreach (var language in map.WholeLanguages)
        {
            await SitePage.Of(name).OpenAsync(page, map, language);
            await OpenDetailsAsync(page);
            faults.Add(language, await page.EvaluateAsync<string[]>(TooSmall));
        }

        await page.Context.CloseAsync();
        faults.AssertNone();
    }

    static Task OpenDetailsAsync(Microsoft.Playwright.IPage page) => page.EvaluateAsync(
        "() => document.querySelectorAll('details').forEach(details => details.open = true)");
}
