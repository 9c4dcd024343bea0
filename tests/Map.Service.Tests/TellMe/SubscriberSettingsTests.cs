using Map.Service.Hosting;
using Microsoft.Extensions.Configuration;

namespace Map.Service.Tests.TellMe;

public sealed class SubscriberSettingsTests : IDisposable
{
    readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n\nHx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA=\n", "https://map.example.org", null)]
    [InlineData("AAECAwQ=\n", "https://map.example.org", "whose line 1 is not Base64 of 32 bytes. Write one by: openssl rand -base64 32")]
    [InlineData("", "https://map.example.org", "which is empty")]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", null, "With MAP_SUBSCRIBER_KEY, set it to the address of the pages")]
    public void Wrong_file_is_refused_with_how_to_mend_it_and_without_the_key(string file, string? site, string? fault)
    {
        File.WriteAllText(path, file);
        var wrong = new List<string>();
        var settings = SubscriberSettings.From(Of(path, site), wrong);
        if (fault is null) Assert.Equal((0, 2), (wrong.Count, settings!.Keys.Count));
        else Assert.Contains(fault, Assert.Single(wrong), StringComparison.Ordinal);
        Assert.DoesNotContain("AAEC", string.Concat(wrong), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_file_is_refused_and_no_setting_is_none()
    {
        var wrong = new List<string>();
        Assert.Null(SubscriberSettings.From(Of(null, null), wrong));
        Assert.Empty(wrong);
        Assert.Null(SubscriberSettings.From(Of(path + ".not", "https://map.example.org"), wrong));
        Assert.Contains("cannot be read", Assert.Single(wrong), StringComparison.Ordinal);
    }

    static IConfiguration Of(string? path, string? site) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("MAP_SUBSCRIBER_KEY", path), new("MAP_SITE_URL", site)]).Build();
}
