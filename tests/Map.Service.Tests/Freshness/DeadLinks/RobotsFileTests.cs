using Map.Service.Freshness.DeadLinks;

namespace Map.Service.Tests.Freshness.DeadLinks;

/// <summary>The examples of RFC 9309, and what is met in the wild.</summary>
public sealed class RobotsFileTests
{
    [Theory]
    [InlineData("", "/any", true)]
    [InlineData("User-agent: *\nDisallow: /", "/any", false)]
    [InlineData("User-agent: *\nDisallow:", "/any", true)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("user-agent: MAPLINKCHECK/2.0 # us\ndisallow : /a # all of it", "/a/b", false)]
    [InlineData("User-agent: Other\nDisallow: /", "/a", true)]
    [InlineData("User-agent: MapLink\nDisallow: /", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: maplinkcheck\nDisallow: /b", "/a", true)]
    [InlineData("User-agent: other\nUser-agent: maplinkcheck\nDisallow: /b", "/b", false)]
    [InlineData("User-agent: maplinkcheck\nDisallow: /a\n\nUser-agent: x\nDisallow: /c\n\nUser-agent: maplinkcheck\nDisallow: /b", "/b", false)]
    [InlineData("User-agent: maplinkcheck\nDisallow: /a\n\nUser-agent: x\nDisallow: /c\n\nUser-agent: maplinkcheck\nDisallow: /b", "/c", true)]
    [InlineData("User-agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/disallowed.gif", false)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: *.gif$", "/x/y.gif", false)]
    [InlineData("User-agent: *\nDisallow: *.gif$", "/x/y.gif?z", true)]
    [InlineData("User-agent: *\nDisallow: /a*b*c", "/a-x-b-y-c-z", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*c$", "/a-b-c-c", false)]
    [InlineData("User-agent: *\nDisallow: /foo/bar/ツ", "/foo/bar/%E3%83%84", false)]
    [InlineData("User-agent: *\nDisallow: /foo/bar/%62%61%7A", "/foo/bar/baz", false)]
    [InlineData("User-agent: *\nDisallow: /a%3cd", "/a%3Cd", false)]
    [InlineData("\uFEFFUser-agent: *\r\nDisallow: /a\r\nSitemap: https://x.example/s", "/a", false)]
    [InlineData("User-agent: *\nCrawl-delay: 10\nDisallow: /a", "/a", false)]
    [InlineData("Disallow: /a", "/a", true)]
    [InlineData("<html>not found</html>", "/a", true)]
    public void Longest_rule_of_the_own_group_decides(string file, string path, bool isAllowed) =>
        Assert.Equal(isAllowed, RobotsFile.Read(file, PageFetch.Program).Allows(new("https://host.example" + path)));

    [Fact]
    public void Pattern_of_many_stars_is_read_in_no_time() => Assert.True(RobotsFile.Read(
        $"User-agent: *\nDisallow: /{string.Concat(Enumerable.Repeat("*a", 2000))}b", PageFetch.Program).Allows(new($"https://host.example/{new string('a', 8000)}")));
}
