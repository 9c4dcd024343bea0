namespace HotChocolate.Types;

/// <summary>The scalar <c>UUID</c>.</summary>
public sealed class UuidType()
    : TextScalarType<Guid>("UUID", "A universally unique identifier, as in RFC 9562.", "https://datatracker.ietf.org/doc/html/rfc9562")
{
    protected override bool TryParse(string text, out Guid value) =>
        Guid.TryParse(text, out value);

    protected override string Format(Guid value) => value.ToString("D");
}
