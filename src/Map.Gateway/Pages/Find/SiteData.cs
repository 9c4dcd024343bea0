using Map.Gateway.Pages.Layout;

namespace Map.Gateway.Pages.Find;

/// <summary>The site in the words of schema.org.</summary>
static class SiteData
{
    public static object Of(Page page) => new Dictionary<string, object>
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "WebSite",
        ["name"] = page.Say["site.name"],
        ["description"] = page.Say["site.tagline"],
        ["url"] = page.Origin + page.Links.Home,
        ["inLanguage"] = page.Language.Tag,
    };
}
