namespace HotChocolate.Types;

/// <summary>The scalar <c>UUID</c>.</summary>
public sealed class UuidType()
    : TextScalarType<Guid>("UUID", specifiedBy: "https://tools.ietf.org/html/rfc4122")
{
    protected override bool TryParse(string text, out Guid value) =>
        Guid.TryParse(text, out value);

    protected override string Format(Guid value) => value.ToString("D");
}
