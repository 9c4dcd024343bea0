using System.Text.RegularExpressions;
using Map.Contract;
using Map.Web.Tests.Running;
using Microsoft.Playwright;

namespace Map.Web.Tests.Desk;

/// <summary>Somebody at the desk.</summary>
static class Reviewer
{
    public const string Key = "#desk-key";
    public const string Views = ".desk-top nav a";
    public const string Item = "#item-name";
    public const string Told = ".told [role=status]";

    /// <summary>Opens the desk with a new key.</summary>
    public static async Task<IPage> SitDownAsync(this RehearsedMap map, Role role = Role.Reviewer, BrowserNewContextOptions? options = null)
    {
        var page = await map.NewPageAsync(options);
        // A fault of the script ends the test, whatever is seen.
        page.PageError += (_, error) =>
        {
            Console.Error.WriteLine(error);
            _ = page.Context.CloseAsync();
        };
        await page.GotoAsync("/en/desk");
        await page.EnterAsync(await map.KeyAsync(role));
        await page.WaitForSelectorAsync(Views);
        return page;
    }

    public static async Task EnterAsync(this IPage page, string key)
    {
        await page.FillAsync(Key, key);
        await page.PressAsync(Key, "Enter");
    }

    /// <summary>Opens one of the views by its link.</summary>
    public static async Task OpenAsync(this IPage page, string view)
    {
        await page.ClickAsync($".desk-top a[href='#/{view}']");
        await page.WaitForSelectorAsync($".desk-top a[href='#/{view}'][aria-current=page]");
    }

    /// <summary>Goes on by its key until the suggestion about this is open.</summary>
    public static async Task FindAsync(this IPage page, string name)
    {
        await page.WaitForSelectorAsync(Item);
        for (var step = 0; step < 50; step++)
        {
            var shown = await page.InnerTextAsync(Item);
            if (shown.Contains(name, StringComparison.Ordinal))
                return;
            // A field that has the focus takes the key.
            await page.FocusAsync(Item);
            await page.Keyboard.PressAsync("j");
            await page.WaitForFunctionAsync("text => document.querySelector('#item-name')?.innerText !== text", shown);
        }

        Assert.Fail($"No suggestion about {name} is in the queue.");
    }

    /// <summary>Waits until the live region says this.</summary>
    public static Task HearsAsync(this IPage page, string text) =>
        page.Locator(Told).Filter(new() { HasTextRegex = new Regex(Regex.Escape(text)) }).WaitForAsync();
}
