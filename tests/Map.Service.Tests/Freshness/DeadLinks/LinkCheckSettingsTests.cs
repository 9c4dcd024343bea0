using Map.Service.Hosting;
using Microsoft.Extensions.Configuration;

namespace Map.Service.Tests.Freshness.DeadLinks;

public sealed class LinkCheckSettingsTests
{
    [Theory]
    [InlineData(null, null, false, null)]
    [InlineData("off", "nonsense", false, null)]
    [InlineData("on", "https://map.example.org", true, null)]
    [InlineData("on", null, false, "MAP_SITE_URL is \"\". With MAP_LINK_CHECK, set it")]
    [InlineData("on", "ftp://map.example.org", false, "MAP_SITE_URL is")]
    [InlineData("yes", "https://map.example.org", true, "MAP_LINK_CHECK is \"yes\"; allowed: on, off.")]
    public void Switch_needs_the_address_that_visited_servers_are_told(string? value, string? site, bool isOn, string? fault)
    {
        var wrong = new List<string>();
        var settings = LinkCheckSettings.From(new ConfigurationBuilder().AddInMemoryCollection([new("MAP_LINK_CHECK", value), new("MAP_SITE_URL", site)]).Build(), wrong);
        Assert.Equal(isOn, settings is not null);
        if (fault is null) Assert.Empty(wrong);
        else Assert.StartsWith(fault, Assert.Single(wrong), StringComparison.Ordinal);
    }
}
