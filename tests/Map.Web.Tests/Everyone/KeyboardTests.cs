using System.Text.Json;
using Map.Web.Tests.Running;
using Microsoft.Playwright;

namespace Map.Web.Tests.Everyone;

/// <summary>Everything without a mouse.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class KeyboardTests(RehearsedMap map)
{
    const int MostStops = 600;

    // What can be focused, by a number that is written beside it.
    const string Mark = """
        () => {
          const all = [...document.querySelectorAll("a[href], button, input, select, summary, textarea, [tabindex='0']")]
            .filter(element => element.checkVisibility({ visibilityProperty: true }) && !element.disabled && element.type !== "hidden");
          // Of radio buttons with one name only one is a stop.
          const stops = all.filter(element => element.type !== "radio" || element.checked
            || !document.querySelector(`input[type=radio][name="${element.name}"]:checked`)
              && element === document.querySelector(`input[type=radio][name="${element.name}"]`));
          stops.forEach((element, index) => window.stops ??= new Map(stops.map((stop, at) => [stop, at])));
          return stops.map(element => element.outerHTML.slice(0, 120));
        }
        """;

    const string Focused = """
        () => {
          const element = document.activeElement;
          if (!element || element === document.body) return null;
          const style = getComputedStyle(element);
          const box = element.getBoundingClientRect();
          const on = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
          return {
            at: window.stops.get(element) ?? -1,
            outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || element.closest("svg") !== null,
            inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
            covered: on !== null && on !== element && !element.contains(on) && !on.contains(element),
          };
        }
        """;

    [Theory]
    [MemberData(nameof(SitePage.Names), MemberType = typeof(SitePage))]
    public async Task Every_control_is_reached_in_order_and_seen(string name)
    {
        var page = await map.NewPageAsync(new()
        {
            ViewportSize = new() { Width = 390, Height = 800 },
            // Scrolling takes no time then.
            ReducedMotion = ReducedMotion.Reduce,
        });
        await SitePage.Of(name).OpenAsync(page, map, "en");
        await page.EvaluateAsync("() => { document.activeElement?.blur?.(); getSelection().removeAllRanges(); }");
        var controls = await page.EvaluateAsync<string[]>(Mark);
        var reached = new List<int>();
        var faults = new List<string>();
        for (var stop = 0; stop < MostStops && reached.Count < controls.Length; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<JsonElement?>(Focused) is not { ValueKind: JsonValueKind.Object } focus)
                break;
            var at = focus.GetProperty("at").GetInt32();
            if (at < 0)
                continue;
            // The parts of a date are stops of one control.
            if (reached.LastOrDefault(-1) != at)
                reached.Add(at);
            foreach (var (property, isWanted) in ((string, bool)[])[("outlined", true), ("inView", true), ("covered", false)])
            {
                if (focus.GetProperty(property).GetBoolean() != isWanted)
                    faults.Add($"{property} is {!isWanted}: {controls[at]}");
            }
        }

        await page.Context.CloseAsync();
        Assert.Empty(faults);
        Assert.Empty(Enumerable.Range(0, controls.Length).Except(reached).Select(at => $"not reached: {controls[at]}"));
        // In the order in which they are read.
        Assert.Equal(reached.Order(), reached);
    }

    [Fact]
    public async Task Town_is_typed_and_a_number_reached_by_keys_alone()
    {
        var page = await map.NewPageAsync();
        await page.GotoAsync("/en/");
        await TabToAsync(page, "#q");
        await page.Keyboard.TypeAsync("Dover");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".results.help .card");
        await TabToAsync(page, "a[href^='tel:']");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Skip_link_leads_over_the_header()
    {
        var page = await map.NewPageAsync();
        await page.GotoAsync("/en/");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)"));
        await page.Context.CloseAsync();
    }

    static async Task TabToAsync(IPage page, string selector)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector))
                return;
        }

        Assert.Fail($"{MostStops} steps of the Tab key do not reach {selector}.");
    }
}
