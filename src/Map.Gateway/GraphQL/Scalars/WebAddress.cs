namespace Map.Gateway.GraphQL.Scalars;

/// <summary>Reads an address that the service sent; one that is not http or https is none, for it would end up in a link.</summary>
static class WebAddress
{
    public static Uri? From(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri
            : null;
}
