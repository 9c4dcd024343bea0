using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Map.Testing.Running;
using Map.Web.Tests.Running;
using Microsoft.Playwright;

namespace Map.Web.Tests.OnPhone.Typing;

/// <summary>A browser whose tab is killed, as on a phone without memory, and loaded again. Playwright speaks no more to a page that was killed: a
/// second connection does.</summary>
sealed class KilledTab : IAsyncDisposable
{
    readonly string profile = Directory.CreateTempSubdirectory("map-tab-").FullName;
    readonly IPlaywright playwright;
    readonly Uri debugging;
    IBrowserContext context = null!;
    IBrowser? second;

    KilledTab(IPlaywright playwright, Random random) => (this.playwright, debugging) = (playwright, FreePort.Address(random));

    public static async Task<(KilledTab Tab, IPage Page)> OpenAsync(IPlaywright playwright, Uri address, Random random)
    {
        var tab = new KilledTab(playwright, random);
        tab.context = await Chromium.LaunchWithProfileAsync(playwright, tab.profile, address, null, $"--remote-debugging-port={tab.debugging.Port}");
        return (tab, tab.context.Pages[0]);
    }

    /// <returns>The tab as it is loaded again.</returns>
    public async Task<IPage> KillAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var target = (await session.SendAsync("Target.getTargetInfo"))!.Value.GetProperty("targetInfo").GetProperty("targetId").GetString();
        var url = page.Url;
        using (var socket = new ClientWebSocket())
        {
            await socket.ConnectAsync(new($"ws://127.0.0.1:{debugging.Port}/devtools/page/{target}"), default);
            await SendAsync(socket, 1, "Inspector.enable");
            await SendAsync(socket, 2, "Page.crash");
            await HearAsync(socket, "Inspector.targetCrashed");
            await SendAsync(socket, 3, "Page.reload");
            await HearAsync(socket, "Inspector.targetReloadedAfterCrash");
        }

        second = await playwright.Chromium.ConnectOverCDPAsync(debugging.ToString());
        return second.Contexts[0].Pages.Single(open => open.Url == url);
    }

    public async ValueTask DisposeAsync()
    {
        if (second is not null) await second.CloseAsync();
        await context.CloseAsync();
        Directory.Delete(profile, recursive: true);
    }

    static Task SendAsync(ClientWebSocket socket, int id, string method) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { id, method }), WebSocketMessageType.Text, endOfMessage: true, default);

    static async Task HearAsync(ClientWebSocket socket, string method)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, default).Within(method);
            if (Encoding.UTF8.GetString(buffer, 0, received.Count).Contains($"\"{method}\"", StringComparison.Ordinal)) return;
        }
    }
}
