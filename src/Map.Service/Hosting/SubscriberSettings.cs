namespace Map.Service.Hosting;

/// <summary>How the addresses of those who want news are kept.</summary>
/// <param name="Keys">256 bits each. The first encrypts; what the others have encrypted can still be read. Never logged.</param>
/// <param name="Site">Where the pages of this map are: https://map.example.org.</param>
public sealed record SubscriberSettings(IReadOnlyList<byte[]> Keys, Uri Site)
{
    public const string KeyKey = "MAP_SUBSCRIBER_KEY";

    public const int KeyBytes = 32;

    /// <summary>Reads the settings; null where nobody is told.</summary>
    /// <param name="configuration">The environment.</param>
    /// <param name="wrong">Gets what is wrong. No key is in it.</param>
    public static SubscriberSettings? From(IConfiguration configuration, List<string> wrong)
    {
        var (path, site) = (configuration[KeyKey], configuration[MailSettings.SiteKey]);
        if (string.IsNullOrWhiteSpace(path)) return null;
        var keys = ReadKeys(path, wrong);
        if (Uri.TryCreate(site, UriKind.Absolute, out var pages) && pages.Scheme is "http" or "https") return keys.Count > 0 ? new(keys, pages) : null;
        wrong.Add($"{MailSettings.SiteKey} is \"{site}\". With {KeyKey}, set it to the address of the pages, such as https://map.example.org: news has links to it.");
        return null;
    }

    static List<byte[]> ReadKeys(string path, List<string> wrong)
    {
        const string mend = "Write one by: openssl rand -base64 32";
        var keys = new List<byte[]>();
        try
        {
            var lines = File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
            foreach (var (i, line) in lines.Index())
            {
                var key = new byte[KeyBytes];
                if (Convert.TryFromBase64String(line, key, out var bytes) && bytes == KeyBytes) keys.Add(key);
                else wrong.Add($"{KeyKey} names \"{path}\", whose line {i + 1} is not Base64 of {KeyBytes} bytes. {mend}");
            }

            if (lines.Count == 0) wrong.Add($"{KeyKey} names \"{path}\", which is empty. {mend}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            wrong.Add($"{KeyKey} names \"{path}\", which cannot be read: {exception.Message} Name a file that the user who runs this may read.");
        }

        return keys;
    }
}
