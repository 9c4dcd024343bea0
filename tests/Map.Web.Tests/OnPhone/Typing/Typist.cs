using Microsoft.Playwright;

namespace Map.Web.Tests.OnPhone.Typing;

/// <summary>Somebody who writes one suggestion, whatever happens to the page.</summary>
/// <param name="address">Of the form.</param>
/// <param name="text">What is typed, letter by letter, field by field.</param>
/// <param name="chosen">What else is filled in before.</param>
/// <param name="hasScripts">Whether the browser runs scripts.</param>
sealed class Typist(Uri address, IReadOnlyList<(string Field, string Text)> text, IReadOnlyDictionary<string, string> chosen, bool hasScripts)
{
    // Of the longest field, what is typed key by key before something happens.
    const int Keys = 8;

    /// <summary>The page, which may be another one after something happened to it.</summary>
    public required IPage Page { get; set; }

    /// <summary>Whether the receipt was there when something happened: nothing is kept then, and nothing is sent again.</summary>
    public bool IsTaken { get; private set; }

    public Uri Address => address;

    public bool HasScripts => hasScripts;

    public int Letters => text.Sum(typed => typed.Text.Length);

    public async Task OpenAsync()
    {
        await Page.GotoAsync(address.ToString());
        await ReadyAsync();
    }

    /// <summary>Waits until the form is there, and the script keeps what is typed into it.</summary>
    public Task ReadyAsync() => Page.WaitForSelectorAsync(hasScripts ? "form.suggest[data-ready]" : "form.suggest", new() { State = WaitForSelectorState.Attached });

    public async Task BeginAsync(int letters)
    {
        foreach (var (field, value) in chosen)
        {
            if (field == "kind") await Page.CheckAsync($"[name=kind][value={value}]");
            else await Page.FillAsync($"#f-{field}", value);
        }

        foreach (var (field, typed) in Typed(letters))
        {
            var at = Math.Max(0, typed.Length - Keys);
            await Page.FillAsync($"#f-{field}", typed[..at]);
            await Page.FocusAsync($"#f-{field}");
            await Page.Keyboard.PressAsync("Control+End");
            await Page.Keyboard.TypeAsync(typed[at..]);
        }
    }

    public async Task EndAsync()
    {
        foreach (var (field, value) in text) await Page.FillAsync($"#f-{field}", value);
    }

    /// <summary>Looks whether all is there that was typed.</summary>
    public async Task CheckAsync(int letters, string when)
    {
        foreach (var (field, typed) in Typed(letters).Concat(chosen.Where(one => one.Key != "kind").Select(one => (one.Key, one.Value))))
        {
            var found = await Page.Locator($"form.suggest [name={field}]").First.InputValueAsync();
            Assert.True(found == typed, $"{when}: {field} is '{found}', not '{typed}'.");
        }
    }

    public Task CheckAsync(string when) => CheckAsync(Letters, when);

    /// <summary>Waits until the form, a question about it or the receipt is there and can be used.</summary>
    /// <returns>The receipt, if it is.</returns>
    public async Task<string?> SettledAsync()
    {
        await Page.WaitForSelectorAsync(hasScripts ? ".receipt .code, form.suggest[data-ready] .send:enabled" : ".receipt .code, form.suggest .send");
        return await ReceiptAsync();
    }

    public async Task<string?> ReceiptAsync() => await Page.Locator(".receipt .code").CountAsync() > 0 ? await Page.Locator(".receipt .code").TextContentAsync() : null;

    /// <summary>How many forms the tab keeps.</summary>
    public Task<int> CountDraftsAsync() => Page.EvaluateAsync<int>("() => Object.keys(sessionStorage).filter(key => key.startsWith('draft:')).length");

    /// <summary>Looks whether it was taken before the page went: the script forgets a form when it shows the receipt, and not before.</summary>
    public async Task LookAsync() => IsTaken = await CountDraftsAsync() == 0;

    /// <summary>Presses the button without waiting for what comes of it.</summary>
    public Task PressAsync(int times = 1) => Page.Locator("form.suggest .send").ClickAsync(new() { ClickCount = times });

    /// <summary>Sends until there is a receipt, as somebody does who sees the form again.</summary>
    public async Task<string> SendAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await SettledAsync() is { } receipt) return receipt;
            Assert.True(attempt < 6, $"The form came back five times: {await Page.InnerTextAsync("main")}");
            await CheckAsync($"Before it is sent for time {attempt}");
            await PressAndWaitAsync();
        }
    }

    /// <summary>Presses the button and waits for what comes of it.</summary>
    public async Task PressAndWaitAsync()
    {
        // By a mark that what comes back has not.
        await Page.EvalOnSelectorAsync(hasScripts ? "form.suggest .send" : "html", "element => { element.dataset.pressed = ''; }");
        await PressAsync();
        await Page.WaitForSelectorAsync(hasScripts
            ? ".receipt .code, form.suggest .send:enabled:not([data-pressed]), .draft:not(:empty)"
            : "html:not([data-pressed]) .bottom p");
    }

    IEnumerable<(string Field, string Text)> Typed(int letters)
    {
        foreach (var (field, value) in text)
        {
            if (letters <= 0) yield break;
            yield return (field, value[..Math.Min(letters, value.Length)]);
            letters -= value.Length;
        }
    }
}
