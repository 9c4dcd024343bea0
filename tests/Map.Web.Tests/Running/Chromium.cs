using Microsoft.Playwright;

namespace Map.Web.Tests.Running;

/// <summary>The system's Chromium, driven by Playwright. Playwright's own browsers are never fetched.</summary>
sealed class Chromium : IDisposable
{
    const string PathKey = "MAP_CHROMIUM";

    // No proxy of the environment, and no services of the browser's maker: what it sends is what the pages make it send.
    static readonly string[] Arguments =
    [
        "--no-proxy-server", "--disable-component-update", "--disable-background-networking", "--disable-sync", "--no-pings",
        "--disable-features=OptimizationHints,MediaRouter,Translate,NetworkTimeServiceQuerying,CertificateTransparencyComponentUpdater",
    ];

    Chromium(IPlaywright playwright) => Playwright = playwright;

    public IPlaywright Playwright { get; }

    /// <summary>The program: MAP_CHROMIUM, or Debian's.</summary>
    public static string Program => Environment.GetEnvironmentVariable(PathKey) is { Length: > 0 } path ? path : "/usr/bin/chromium";

    public static async Task<Chromium> StartAsync()
    {
        if (!File.Exists(Program))
            throw new InvalidOperationException($"There is no browser at {Program}. Install Debian's chromium, or set {PathKey} to one.");
        return new(await Microsoft.Playwright.Playwright.CreateAsync());
    }

    public Task<IBrowser> LaunchAsync(params string[] more) => Playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Program,
        // Its sandbox does not start for root.
        ChromiumSandbox = false,
        Args = [.. Arguments, .. more],
    });

    /// <summary>A browser that keeps its data in a folder, as that of a person does.</summary>
    /// <param name="playwright">Playwright.</param>
    /// <param name="profile">The folder.</param>
    /// <param name="address">What relative addresses are relative to.</param>
    /// <param name="program">The program; null: the usual one.</param>
    /// <param name="more">Further arguments.</param>
    public static Task<IBrowserContext> LaunchWithProfileAsync(
        IPlaywright playwright, string profile, Uri address, string? program = null, params string[] more) =>
        playwright.Chromium.LaunchPersistentContextAsync(profile, new()
        {
            ExecutablePath = program ?? Program,
            ChromiumSandbox = false,
            BaseURL = address.ToString(),
            Args = [.. Arguments, .. more],
        });

    public void Dispose() => Playwright.Dispose();
}
