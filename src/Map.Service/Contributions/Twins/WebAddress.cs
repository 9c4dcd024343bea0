using System.Collections.Frozen;

namespace Map.Service.Contributions.Twins;

/// <summary>A web address without what two people write differently. website_key() of the database is the same, but for the names of start
/// pages.</summary>
/// <param name="Host">In lower case, without www.</param>
/// <param name="Path">Without a slash at the end, query and fragment; empty for the start page.</param>
readonly record struct WebAddress(string Host, string Path)
{
    static readonly FrozenSet<string> Shared = FrozenSet.Create(
        StringComparer.Ordinal, "facebook.com", "instagram.com", "twitter.com", "x.com", "t.me", "youtube.com", "wikipedia.org", "google.com",
        "linktr.ee", "bsky.app", "mastodon.social", "linkedin.com", "tiktok.com", "web.archive.org", "archive.org", "openstreetmap.org",
        "wa.me", "whatsapp.com", "signal.group", "medium.com", "github.io", "gov.uk", "gouv.fr", "wordpress.com", "justgiving.com");

    /// <summary>Whether many groups have pages of this host.</summary>
    public bool IsShared => IsSharedHost(Host);

    /// <summary>Whether many have pages of this host, so that it alone says nothing.</summary>
    /// <param name="host">In lower case, without www.</param>
    public static bool IsSharedHost(string host) => Shared.Contains(host);

    public static WebAddress? Of(string? text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) return null;
        var host = address.IdnHost.ToLowerInvariant();
        if (host.StartsWith("www.", StringComparison.Ordinal)) host = host[4..];
        return new(host, address.AbsolutePath.TrimEnd('/').ToLowerInvariant());
    }
}
