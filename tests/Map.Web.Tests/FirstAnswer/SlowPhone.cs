using Microsoft.Playwright;

namespace Map.Web.Tests.FirstAnswer;

/// <summary>A cheap phone far from a mast: 400 kbit/s, 400 ms, and a processor six times as slow as this one.</summary>
static class SlowPhone
{
    const int BytesPerSecond = 400_000 / 8;
    const int LatencyMilliseconds = 400;
    const int Slowdown = 6;

    public static async Task MakeAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = LatencyMilliseconds,
            ["downloadThroughput"] = BytesPerSecond,
            ["uploadThroughput"] = BytesPerSecond,
        });
        await session.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = Slowdown });
    }

    /// <summary>Milliseconds from the beginning of the navigation to the largest paint of the page that is shown now.</summary>
    public static Task<double> LargestPaintAsync(IPage page) => page.EvaluateAsync<double>("""
        () => new Promise(resolve => new PerformanceObserver(list => resolve(list.getEntries().at(-1).startTime))
            .observe({ type: "largest-contentful-paint", buffered: true }))
        """);
}
