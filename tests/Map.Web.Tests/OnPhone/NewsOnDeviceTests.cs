using System.Text.Json;
using Map.Web.Tests.Running;

namespace Map.Web.Tests.OnPhone;

/// <summary>News on this device: what the button needs is there, and the worker shows what the map sends. Push services of browsers cannot be reached from here, so the browser is
/// told to deliver the message.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class NewsOnDeviceTests(RehearsedMap map)
{
    [Fact]
    public async Task Button_is_there_with_scripts_alone()
    {
        var page = await map.NewPageAsync();
        await page.GotoAsync("/en/tell-me?region=GB-KEN");
        await page.WaitForSelectorAsync("#push h2");
        Assert.Equal(map.Say("en")["tell.push"], await page.InnerTextAsync("#push h2"));
        Assert.Equal("GB-KEN", await page.InputValueAsync("#f-about"));
        await page.Context.CloseAsync();

        var plain = await map.NewPageAsync(new() { JavaScriptEnabled = false });
        await plain.GotoAsync("/en/tell-me");
        Assert.False(await plain.IsVisibleAsync("#push"));
        Assert.True(await plain.IsVisibleAsync("form.suggest button"));
        await plain.Context.CloseAsync();
    }

    [Fact]
    public async Task Worker_shows_the_message_and_keeps_no_page()
    {
        var page = await map.NewPageAsync();
        await page.Context.GrantPermissionsAsync(["notifications"]);
        var browser = await page.Context.NewCDPSessionAsync(page);
        var registered = new TaskCompletionSource<string>();
        browser.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, update) =>
        {
            foreach (var one in update?.GetProperty("registrations").EnumerateArray() ?? default) registered.TrySetResult(one.GetProperty("registrationId").GetString()!);
        };
        await browser.SendAsync("ServiceWorker.enable");
        await page.GotoAsync("/en/tell-me");
        await page.EvaluateAsync("""
            async () => {
              const registration = await navigator.serviceWorker.register("/push.js", { scope: "/tell-me/push/" });
              while (!registration.active) await new Promise(resolve => setTimeout(resolve, 20));
            }
            """);
        var message = JsonSerializer.Serialize(new { title = "There is news on the map.", body = "", url = "/en/regions/GB-KEN", lang = "en" });

        await browser.SendAsync("ServiceWorker.deliverPushMessage", new Dictionary<string, object>
        {
            ["origin"] = map.Address.GetLeftPart(UriPartial.Authority), ["registrationId"] = await registered.Task, ["data"] = message.PadRight(2_000),
        });

        var shown = await page.EvaluateAsync<string[]>("""
            async () => {
              const registration = await navigator.serviceWorker.getRegistration("/tell-me/push/");
              for (let i = 0; i < 500; i++) {
                const [shown] = await registration.getNotifications();
                if (shown) return [shown.title, shown.tag, shown.data, ...(await caches.keys())];
                await new Promise(resolve => setTimeout(resolve, 20));
              }
              return [];
            }
            """);
        Assert.Equal(["There is news on the map.", "news", "/en/regions/GB-KEN"], shown);
        Assert.False(await page.EvaluateAsync<bool>("async () => await navigator.serviceWorker.getRegistration('/') !== undefined"));
        await page.Context.CloseAsync();
    }
}
