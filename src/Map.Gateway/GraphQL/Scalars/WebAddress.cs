namespace Map.Gateway.GraphQL.Scalars;

/// <summary>Reads a web address from the service. Any other than http or https reads as null, because clients make it a link.</summary>
static class WebAddress
{
    public static Uri? From(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri
            : null;
}
