namespace Map.Service.Hosting;

/// <summary>As whom the service visits the pages that the map links to.</summary>
/// <param name="Site">Where the pages of this map are: https://map.example.org. Named to every server that is visited.</param>
public sealed record LinkCheckSettings(Uri Site)
{
    public const string Key = "MAP_LINK_CHECK";

    /// <summary>Reads the settings; null where no page is visited.</summary>
    /// <param name="configuration">The environment.</param>
    /// <param name="wrong">Gets what is wrong.</param>
    public static LinkCheckSettings? From(IConfiguration configuration, List<string> wrong)
    {
        var (value, site) = (configuration[Key], configuration[MailSettings.SiteKey]);
        if (value is null or "" or "off") return null;
        if (value != "on") wrong.Add($"{Key} is \"{value}\"; allowed: on, off.");
        if (Uri.TryCreate(site, UriKind.Absolute, out var pages) && pages.Scheme is "http" or "https") return new(pages);
        wrong.Add($"{MailSettings.SiteKey} is \"{site}\". With {Key}, set it to the address of the pages, such as https://map.example.org: visited servers are told who asks.");
        return null;
    }
}
