using Map.Web.Tests.Everyone;
using Map.Web.Tests.Running;

namespace Map.Web.Tests.Languages;

/// <summary>Pages that are read from right to left.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class MirrorTests(RehearsedMap map)
{
    // Names of places, organisations and regions are in a language of their own, as are notes that somebody wrote.
    const string NotIsolated = """
        () => [...document.querySelectorAll("main h3 a, main .countries a")].filter(link => {
          const text = link.textContent.trim();
          return text && !link.querySelector("bdi") && !link.closest("bdi, [dir=auto]") && link.closest(".card, .countries");
        }).map(link => link.outerHTML.slice(0, 160))
        """;

    // Where the middle of an element is, as a part of the width of the window.
    const string Middles = """
        selectors => selectors.map(selector => {
          const element = document.querySelector(selector);
          if (!element) throw new Error(`Nothing is ${selector}.`);
          const box = element.getBoundingClientRect();
          return (box.left + box.width / 2) / document.documentElement.clientWidth;
        })
        """;

    static readonly string[] Landmarks = [".wordmark", ".exit", ".field input", ".field button"];

    IEnumerable<string> RightToLeft => map.Languages.All.Where(language => language.IsRightToLeft).Select(language => language.Tag);

    [Fact]
    public async Task Frame_of_a_page_is_the_mirror_of_the_english_one()
    {
        var page = await map.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        await page.GotoAsync("/en/");
        var english = await page.EvaluateAsync<double[]>(Middles, Landmarks);
        // The mark is at the beginning of the line, the exit at its end.
        Assert.True(english[0] < 0.5 && english[1] > 0.5 && english[2] < english[3]);
        Assert.NotEmpty(RightToLeft);
        foreach (var language in RightToLeft)
        {
            await page.GotoAsync($"/{language}/");
            Assert.Equal("rtl", await page.GetAttributeAsync("html", "dir"));
            var middles = await page.EvaluateAsync<double[]>(Middles, Landmarks);
            Assert.True(middles[0] > 0.5 && middles[1] < 0.5 && middles[2] > middles[3], $"{language}: {string.Join(' ', middles)}");
        }

        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(SitePage.Names), MemberType = typeof(SitePage))]
    public async Task Foreign_names_are_isolated(string name)
    {
        var faults = new Faults();
        var page = await map.NewPageAsync();
        foreach (var language in RightToLeft.Append("en"))
        {
            await SitePage.Of(name).OpenAsync(page, map, language);
            faults.Add(language, await page.EvaluateAsync<string[]>(NotIsolated));
        }

        await page.Context.CloseAsync();
        faults.AssertNone();
    }

    [Fact]
    public async Task Telephone_numbers_are_read_from_left_to_right()
    {
        Assert.NotEmpty(RightToLeft);
        foreach (var language in RightToLeft)
        {
            var page = await map.NewPageAsync();
            await (SitePage.Of("start") with { Typed = "Dover" }).OpenAsync(page, map, language);
            // In a line that runs from right to left, groups of digits that are not isolated change their order.
            var order = await page.Locator("a[href^='tel:'] bdi").First.EvaluateAsync<double[]>("""
                element => {
                  const text = [...element.childNodes].find(node => /\d/.test(node.data ?? ""));
                  const digits = [...text.data.matchAll(/\d/g)].map(match => match.index);
                  const range = document.createRange();
                  return digits.map(at => {
                    range.setStart(text, at);
                    range.setEnd(text, at + 1);
                    return range.getBoundingClientRect().left;
                  });
                }
                """);
            Assert.True(order.Length > 0 && order.Order().SequenceEqual(order), $"{language}: {string.Join(' ', order)}");
            await page.Context.CloseAsync();
        }
    }
}
