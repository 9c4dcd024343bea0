namespace HotChocolate.Types;

/// <summary>The scalar <c>URL</c>.</summary>
public sealed class UrlType()
    : TextScalarType<Uri>("URL", "A URL or a relative reference, as in RFC 3986.", "https://datatracker.ietf.org/doc/html/rfc3986")
{
    protected override bool TryParse(string text, out Uri value) =>
        Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out value!);

    protected override string Format(Uri value) => value.IsAbsoluteUri ? value.AbsoluteUri : value.ToString();
}
