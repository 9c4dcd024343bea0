namespace Map.Contract;

/// <summary>Reads a web address. Any other than http or https reads as null, because clients make it a link.</summary>
public static class HttpLink
{
    public static Uri? From(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri
            : null;
}
