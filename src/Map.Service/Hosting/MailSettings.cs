namespace Map.Service.Hosting;

/// <summary>How mail is sent.</summary>
/// <param name="Server">smtp://host:587 (with STARTTLS, which only a server on this machine may lack) or smtps://host:465, with user:password@ where it wants them. Never logged.</param>
/// <param name="Sender">The address of the sender.</param>
/// <param name="Site">Where the pages of this map are: https://map.example.org.</param>
public sealed record MailSettings(Uri Server, string Sender, Uri Site)
{
    public const string ServerKey = "MAP_SMTP_URL", FromKey = "MAP_MAIL_FROM", SiteKey = "MAP_SITE_URL";

    public static int UsualPort(Uri server) => server.Scheme == "smtps" ? 465 : 587;

    /// <summary>Reads the settings; null where no mail is sent.</summary>
    /// <param name="configuration">The environment.</param>
    /// <param name="wrong">Gets what is wrong. The server, which may hold a password, stays out of it.</param>
    public static MailSettings? From(IConfiguration configuration, List<string> wrong)
    {
        var (server, from, site) = (configuration[ServerKey], configuration[FromKey], configuration[SiteKey]);
        if (string.IsNullOrWhiteSpace(server)) return null;
        if (!Uri.TryCreate(server, UriKind.Absolute, out var url) || url.Scheme is not ("smtp" or "smtps") || url.Host.Length == 0)
            wrong.Add($"{ServerKey} is no address of a mail server; such as smtps://user:password@mail.example.org:465 or smtp://localhost:25.");
        if (!MimeKit.MailboxAddress.TryParse(from, out _))
            wrong.Add($"{FromKey} is \"{from}\". With {ServerKey}, set it to the address that mails come from, such as Map <map@example.org>.");
        if (!Uri.TryCreate(site, UriKind.Absolute, out var pages) || pages.Scheme is not ("http" or "https"))
            wrong.Add($"{SiteKey} is \"{site}\". With {ServerKey}, set it to the address of the pages, such as https://map.example.org: mails have links to it.");
        return wrong.Count == 0 ? new(url!, from!, pages!) : null;
    }
}
