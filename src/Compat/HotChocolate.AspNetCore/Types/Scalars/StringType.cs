using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>The scalar <c>String</c>.</summary>
public sealed class StringType : ScalarType<string, StringValueNode>
{
    public StringType()
        : base("String", BindingBehavior.Implicit) => Description =
            "The `String` scalar type represents textual data, represented as UTF-8 character sequences. "
            + "The String type is most often used by GraphQL to represent free-form human-readable text.";

    public override IValueNode ParseResult(object? resultValue) => ParseValue(resultValue);

    protected override string ParseLiteral(StringValueNode valueSyntax) => valueSyntax.Value;

    protected override StringValueNode ParseValue(string runtimeValue) => new(runtimeValue);
}
