using System.Net;
using System.Net.Http.Headers;
using Map.Gateway.Pages.Drawing;
using Map.Gateway.Tests.Hosting;
using Microsoft.Extensions.Configuration;

namespace Map.Gateway.Tests.Pages.Drawing;

public sealed class StreetMapTests : IDisposable
{
    readonly string path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():N}.pmtiles");

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Without_the_setting_there_are_no_streets() => Assert.False(Read(null, out var faults).IsThere || faults.Count > 0);

    [Fact]
    public void Archive_is_taken()
    {
        File.WriteAllText(path, "PMTiles and more");
        Assert.True(Read(path, out var faults).IsThere);
        Assert.Empty(faults);
    }

    [Fact]
    public void Missing_file_is_named()
    {
        Assert.False(Read(path, out var faults).IsThere);
        Assert.Contains($"MAP_BASEMAP is \"{path}\", which is no file.", Assert.Single(faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PMT")]
    [InlineData("SQLite format 3")]
    public void Other_file_is_refused(string content)
    {
        File.WriteAllText(path, content);
        Read(path, out var faults);
        Assert.Contains("does not begin as a PMTiles archive does", Assert.Single(faults), StringComparison.Ordinal);
    }

    [BuiltPagesFact]
    public async Task Parts_of_the_file_are_sent()
    {
        await File.WriteAllTextAsync(path, "PMTiles and more");
        await using var gateway = await TestGateway.StartAsync(new("http://127.0.0.1:9"), builder => builder.Configuration[StreetMap.Key] = path);
        using var request = new HttpRequestMessage(HttpMethod.Get, "basemap.pmtiles") { Headers = { Range = new RangeHeaderValue(8, 10) } };
        using var part = await gateway.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal("and", await part.Content.ReadAsStringAsync());
        Assert.Equal(16, part.Content.Headers.ContentRange!.Length);
        Assert.NotNull(part.Headers.ETag);
    }

    [BuiltPagesFact]
    public async Task Without_the_setting_nothing_is_at_its_address()
    {
        await using var gateway = await TestGateway.StartAsync(new("http://127.0.0.1:9"));
        using var response = await gateway.Http.GetAsync("basemap.pmtiles");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    static StreetMap Read(string? path, out List<string> faults) =>
        StreetMap.From(new ConfigurationBuilder().AddInMemoryCollection([new(StreetMap.Key, path)]).Build(), faults = []);
}
