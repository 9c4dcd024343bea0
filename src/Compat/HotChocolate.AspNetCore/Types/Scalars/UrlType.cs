namespace HotChocolate.Types;

/// <summary>The scalar <c>URL</c>.</summary>
public sealed class UrlType()
    : TextScalarType<Uri>("URL", specifiedBy: "https://tools.ietf.org/html/rfc3986")
{
    protected override bool TryParse(string text, out Uri value) =>
        Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out value!);

    protected override string Format(Uri value) => value.IsAbsoluteUri ? value.AbsoluteUri : value.ToString();
}
