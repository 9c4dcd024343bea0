using System.Globalization;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>The scalar <c>Decimal</c>.</summary>
public sealed class DecimalType : ScalarType<decimal>
{
    public DecimalType()
        : base("Decimal", BindingBehavior.Implicit) =>
        Description = "The `Decimal` scalar type represents a decimal floating-point number.";

    public override bool IsInstanceOfType(IValueNode valueSyntax) => valueSyntax is NullValueNode || TryParse(valueSyntax, out _);

    public override object? ParseLiteral(IValueNode valueSyntax) => valueSyntax switch
    {
        NullValueNode => null,
        _ when TryParse(valueSyntax, out var value) => value,
        _ => throw CannotRepresent(valueSyntax),
    };

    public override IValueNode ParseValue(object? runtimeValue) => Deserialize(runtimeValue) is decimal value
        ? new FloatValueNode(null, value.ToString(CultureInfo.InvariantCulture))
        : NullValueNode.Default;

    public override IValueNode ParseResult(object? resultValue) => ParseValue(resultValue);

    public override bool TrySerialize(object? runtimeValue, out object? resultValue) => TryDeserialize(runtimeValue, out resultValue);

    public override bool TryDeserialize(object? resultValue, out object? runtimeValue)
    {
        runtimeValue = resultValue switch
        {
            decimal => resultValue,
            byte or sbyte or short or ushort or int or uint or long => Convert.ToDecimal(resultValue, CultureInfo.InvariantCulture),
            _ => null,
        };
        return runtimeValue is not null || resultValue is null;
    }

    static bool TryParse(IValueNode literal, out decimal value)
    {
        var text = literal switch { FloatValueNode node => node.Value, IntValueNode node => node.Value, _ => null };
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}
