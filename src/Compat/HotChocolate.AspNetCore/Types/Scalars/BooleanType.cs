using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>The scalar <c>Boolean</c>.</summary>
public sealed class BooleanType : ScalarType<bool, BooleanValueNode>
{
    public BooleanType()
        : base("Boolean", BindingBehavior.Implicit) =>
        Description = "The `Boolean` scalar type represents `true` or `false`.";

    public override IValueNode ParseResult(object? resultValue) => ParseValue(resultValue);

    protected override bool ParseLiteral(BooleanValueNode valueSyntax) => valueSyntax.Value;

    protected override BooleanValueNode ParseValue(bool runtimeValue) => new(runtimeValue);
}
