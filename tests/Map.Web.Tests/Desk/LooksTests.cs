using Deque.AxeCore.Playwright;
using Map.Contract;
using Map.Web.Tests.Everyone;
using Map.Web.Tests.Running;
using Microsoft.Playwright;

namespace Map.Web.Tests.Desk;

/// <summary>Each view with something in it: on a phone, a tablet and a wide screen, light and dark.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class LooksTests(DeskFixture fixture) : IClassFixture<DeskFixture>
{
    // Pictures to be looked at go there, as those of the other pages do.
    const string FolderKey = "MAP_SHOTS";

    const string Obscured = """
        () => {
          const element = document.activeElement;
          const box = element.getBoundingClientRect();
          const on = document.elementFromPoint(box.left + Math.min(box.width / 2, 20), box.top + Math.min(box.height / 2, 15));
          const style = getComputedStyle(element);
          const isOutlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
          return isOutlined && (on === null || on === element || element.contains(on) || on.contains(element)) ? null : element.outerHTML.slice(0, 160);
        }
        """;

    readonly RehearsedMap map = fixture.Map;

    public static TheoryData<string, int> Views
    {
        get
        {
            var views = new TheoryData<string, int>();
            foreach (var view in (string[])["key", "queue", "edit", "reject", "conflict", "stale", "confirm", "history", "revert", "twins", "compare", "import", "keys", "made"])
                foreach (var width in (int[])[390, 820, 1280])
                    views.Add(view, width);
            return views;
        }
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task View_has_no_fault(string view, int width)
    {
        await PrepareAsync();
        var page = await map.SitDownAsync(Role.Admin, new() { ViewportSize = new() { Width = width, Height = width == 390 ? 844 : 900 }, ReducedMotion = ReducedMotion.Reduce });
        await ShowAsync(page, view);
        var faults = new Faults();
        faults.Add("wide", await page.EvaluateAsync<string[]>(ReflowTests.TooWide));
        faults.Add("axe", AxeTests.Of(await page.RunAxe(AxeTests.All)));
        if (width == 390)
            faults.Add("small", await page.EvaluateAsync<string[]>(TargetTests.TooSmall));
        await ShootAsync(page, view, width, "light");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        faults.Add("dark", AxeTests.Of(await page.RunAxe(AxeTests.Colours)));
        await ShootAsync(page, view, width, "dark");
        if (width == 390)
            faults.Add("focus", await FocusFaultsAsync(page));
        await page.Context.CloseAsync();
        faults.AssertNone();
    }

    static async Task<IReadOnlyList<string>> FocusFaultsAsync(IPage page)
    {
        var faults = new List<string>();
        await page.EvaluateAsync("() => { document.activeElement?.blur?.(); scrollTo(0, 0); }");
        for (var stop = 0; stop < 60; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("() => document.activeElement === document.body || !document.querySelector('#desk').contains(document.activeElement)"))
                continue;
            if (await page.EvaluateAsync<string?>(Obscured) is { } fault)
                faults.Add(fault);
        }

        return faults;
    }

    async Task PrepareAsync()
    {
        if (await map.ScalarAsync<bool>("SELECT EXISTS (SELECT FROM suggestion)"))
            return;
        var key = await map.KeyAsync(Role.Reviewer);
        var place = await map.PlaceAsync("Brook House");
        await map.SuggestUpdateAsync(place, new
        {
            website = "https://brook.example/visits", note = "The gate is at the back of the car park, behind the airport's fence", status = "TEMPORARILY_CLOSED",
        });
        var changed = await map.PlaceAsync("Tinsley House");
        await map.SuggestUpdateAsync(changed, new { website = "https://suggested.example/" });
        await map.UpdateAsync(changed, new { website = "https://changed.example/" }, key);
        var (one, other) = (await map.PlaceAsync("Larne House Residential"), await map.PlaceAsync("Dungavel"));
        await map.SuggestAsync(new { report = new { place = one.Id, kind = "SAME", other = other.Id } }, "They share a fence and a car park.");
        await map.SuggestAsync(new { report = new { place = (await map.PlaceAsync("Yarl's Wood")).Id, kind = "WRONG" } }, "The number rings at a shop.");
    }

    async Task ShowAsync(IPage page, string view)
    {
        switch (view)
        {
            case "key":
                await page.GetByRole(AriaRole.Button, new() { Name = "Leave and forget the key" }).ClickAsync();
                await page.EnterAsync("map_no_key_of_this_map_at_all");
                await page.WaitForSelectorAsync("#desk-key-wrong");
                break;
            case "queue":
                await page.FindAsync("Brook House");
                break;
            case "edit" or "reject":
                await page.FindAsync("Brook House");
                await page.Keyboard.PressAsync(view[..1]);
                await page.WaitForSelectorAsync(".panel");
                break;
            case "conflict":
                await page.FindAsync("Tinsley House");
                break;
            case "stale" or "confirm":
                await page.OpenAsync("stale");
                await page.WaitForSelectorAsync(".rows > li");
                if (view == "stale")
                    break;
                await page.GetByRole(AriaRole.Button, new() { Name = "Make a link for the group" }).First.ClickAsync();
                await page.WaitForSelectorAsync(".receipt .code");
                await page.GetByRole(AriaRole.Button, new() { Name = "It is still right" }).First.ClickAsync();
                await page.GetByLabel("How do you know?").WaitForAsync();
                break;
            case "history" or "revert":
                await page.OpenAsync("history");
                await page.GetByLabel("Name of a place").FillAsync("Tinsley House");
                await page.Keyboard.PressAsync("Enter");
                await page.Locator(".rows a", new() { HasText = "Tinsley House" }).First.ClickAsync();
                await page.WaitForSelectorAsync(".revisions > li");
                if (view == "history")
                    break;
                await page.GetByRole(AriaRole.Button, new() { Name = "Undo this change" }).First.ClickAsync();
                await page.GetByLabel("Why?").WaitForAsync();
                break;
            case "twins" or "compare":
                await page.OpenAsync("twins");
                await page.WaitForSelectorAsync(".rows a");
                if (view == "twins")
                    break;
                await page.ClickAsync(".rows a");
                await page.WaitForSelectorAsync("fieldset");
                break;
            case "import":
                await page.OpenAsync("import");
                await page.SetInputFilesAsync("input[type=file]", new FilePayload
                {
                    Name = "centres.csv", MimeType = "text/csv",
                    Buffer = """
                        name,kind,latitude,longitude,country
                        A centre at the sea,detention_centre,51.2,1.4,GB
                        Brook House,detention_centre,51.1495,-0.1745,GB
                        Swapped,office,1.4,51.2,GB
                        ,office,51,0,GB

                        """u8.ToArray(),
                });
                await page.WaitForSelectorAsync("table");
                break;
            case "keys" or "made":
                await page.OpenAsync("keys");
                await page.WaitForSelectorAsync(".rows > li");
                await page.ClickAsync("summary");
                if (view == "keys")
                    break;
                await page.GetByLabel("Whose key is it?").FillAsync("For a picture");
                await page.GetByRole(AriaRole.Button, new() { Name = "Make the key" }).ClickAsync();
                await page.WaitForSelectorAsync(".receipt .code");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(view), view, null);
        }
    }

    static async Task ShootAsync(IPage page, string view, int width, string colours)
    {
        if (Environment.GetEnvironmentVariable(FolderKey) is not { Length: > 0 } folder)
            return;
        var path = Directory.CreateDirectory(Path.Combine(folder, $"desk-{view}")).FullName;
        await page.ScreenshotAsync(new() { Path = Path.Combine(path, $"en-{width}-{colours}.png"), FullPage = true });
    }
}
