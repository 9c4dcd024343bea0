using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.Pages.App;

public sealed partial class AppFilesTests : IAsyncLifetime
{
    const int MostBytesOfApp = 25 * 1024;

    TestGateway gateway = null!;

    public async Task InitializeAsync() => gateway = await TestGateway.StartAsync(new("http://127.0.0.1:9"));

    public async Task DisposeAsync() => await gateway.DisposeAsync();

    [BuiltPagesFact]
    public async Task Service_worker_is_at_the_root_and_looked_at_each_time()
    {
        using var response = await gateway.Http.GetAsync("sw.js");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/javascript", response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.NoCache);
        Assert.Equal("default-src 'self'; frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
    }

    [BuiltPagesFact]
    public async Task All_that_the_worker_keeps_is_there()
    {
        var files = Asset().Matches(await gateway.Http.GetStringAsync("sw.js")).Select(match => match.Value).Distinct().ToList();

        Assert.Contains(files, file => file.StartsWith("/assets/app-", StringComparison.Ordinal));
        foreach (var file in files)
        {
            using var response = await gateway.Http.GetAsync(file);
            Assert.True(response.IsSuccessStatusCode, file);
        }
    }

    [BuiltPagesFact]
    public async Task App_is_at_most_25_kilobytes()
    {
        var worker = await gateway.Http.GetStringAsync("sw.js");
        using var request = new HttpRequestMessage(HttpMethod.Get, Asset().Matches(worker).First(match => match.Value.Contains("/app-", StringComparison.Ordinal)).Value);
        request.Headers.AcceptEncoding.ParseAdd("br");

        using var response = await gateway.Http.SendAsync(request);

        Assert.InRange((await response.Content.ReadAsByteArrayAsync()).Length, 1, MostBytesOfApp);
    }

    [BuiltPagesTheory]
    [InlineData("en/manifest.webmanifest", "Map")]
    [InlineData("en/manifest.webmanifest?name=plain", "Notes")]
    public async Task Manifest_has_name_and_icons_of_their_size(string address, string name)
    {
        using var response = await gateway.Http.GetAsync(address);
        Assert.Equal("application/manifest+json", response.Content.Headers.ContentType!.MediaType);
        using var manifest = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var root = manifest.RootElement;

        Assert.Equal(name, root.GetProperty("short_name").GetString());
        Assert.Equal("/en/", root.GetProperty("start_url").GetString());
        Assert.Equal("standalone", root.GetProperty("display").GetString());
        foreach (var icon in root.GetProperty("icons").EnumerateArray().Where(icon => icon.GetProperty("type").GetString() == "image/png"))
        {
            var png = await gateway.Http.GetByteArrayAsync(icon.GetProperty("src").GetString());
            // The width of a PNG is at byte 16.
            var width = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
            Assert.Equal($"{width}x{width}", icon.GetProperty("sizes").GetString());
        }
    }

    [BuiltPagesFact]
    public async Task Plain_manifest_does_not_name_the_map()
    {
        var plain = await gateway.Http.GetStringAsync("en/manifest.webmanifest?name=plain");

        Assert.DoesNotContain("Map", plain, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("/assets/icon", plain, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"/assets/[\w.-]+\.\w+")]
    private static partial Regex Asset();
}
