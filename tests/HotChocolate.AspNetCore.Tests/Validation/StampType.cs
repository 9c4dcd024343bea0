using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.AspNetCore.Tests.Validation;

/// <summary>A scalar of an application: four digits, with its own error message.</summary>
sealed class StampType() : ScalarType<string, StringValueNode>("Stamp")
{
    protected override bool IsInstanceOfType(StringValueNode valueSyntax) =>
        valueSyntax.Value is { Length: 4 } text && text.All(char.IsAsciiDigit);

    public override object? ParseLiteral(IValueNode valueSyntax) => IsInstanceOfType(valueSyntax)
        ? base.ParseLiteral(valueSyntax)
        : throw new SerializationException("A stamp has four digits.", this);

    public override IValueNode ParseResult(object? resultValue) => ParseValue(resultValue);

    protected override string ParseLiteral(StringValueNode valueSyntax) => valueSyntax.Value;

    protected override StringValueNode ParseValue(string runtimeValue) => new(runtimeValue);
}
