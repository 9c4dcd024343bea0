namespace Map.Service.Contributions.Twins;

/// <summary>A web address without what two people write differently. website_key() of the database is the same, but for the names of start
/// pages.</summary>
/// <param name="Host">In lower case, without www.</param>
/// <param name="Path">Without a slash at the end, query and fragment; empty for the start page.</param>
readonly record struct WebAddress(string Host, string Path)
{
    // Many pages of many groups: the host alone says nothing.
    static readonly string[] Shared =
    [
        "facebook.com", "instagram.com", "twitter.com", "x.com", "youtube.com", "linktr.ee", "gov.uk", "google.com", "wordpress.com",
        "justgiving.com",
    ];

    /// <summary>Whether many groups have pages of this host.</summary>
    public bool IsShared => Shared.Contains(Host);

    public static WebAddress? Of(string? text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) return null;
        var host = address.IdnHost.ToLowerInvariant();
        if (host.StartsWith("www.", StringComparison.Ordinal)) host = host[4..];
        return new(host, address.AbsolutePath.TrimEnd('/').ToLowerInvariant());
    }
}
