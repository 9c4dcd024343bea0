using System.Text;

namespace Map.Gateway.Hsds.Objects;

/// <summary>A web address as HSDS wants it, whose schemas demand RFC 3986: in ASCII.</summary>
static class UriText
{
    /// <returns>As written where that is a URI, else escaped; null when it is no web address.</returns>
    public static string? Of(string? text) => HttpLink.From(text) is not { } uri ? null
        : Ascii.IsValid(uri.OriginalString) && uri.IsWellFormedOriginalString() ? uri.OriginalString
        : uri.AbsoluteUri;
}
