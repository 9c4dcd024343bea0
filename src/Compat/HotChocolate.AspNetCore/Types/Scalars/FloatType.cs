using System.Globalization;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>The scalar <c>Float</c>. Integers are accepted; infinity and NaN are not.</summary>
public sealed class FloatType : ScalarType<double>
{
    public FloatType()
        : base("Float", BindingBehavior.Implicit) => Description =
            "The `Float` scalar type represents signed double-precision finite values as specified by "
            + "[IEEE 754](http://en.wikipedia.org/wiki/IEEE_floating_point).";

    public override bool IsInstanceOfType(IValueNode valueSyntax) => valueSyntax is NullValueNode || TryParse(valueSyntax, out _);

    public override object? ParseLiteral(IValueNode valueSyntax) => valueSyntax switch
    {
        NullValueNode => null,
        _ when TryParse(valueSyntax, out var value) => value,
        _ => throw CannotRepresent(valueSyntax),
    };

    public override IValueNode ParseValue(object? runtimeValue) =>
        Deserialize(runtimeValue) is double value ? new FloatValueNode(value) : NullValueNode.Default;

    public override IValueNode ParseResult(object? resultValue) => ParseValue(resultValue);

    public override bool TrySerialize(object? runtimeValue, out object? resultValue) => TryDeserialize(runtimeValue, out resultValue);

    public override bool TryDeserialize(object? resultValue, out object? runtimeValue)
    {
        runtimeValue = resultValue switch
        {
            double value => double.IsFinite(value) ? resultValue : null,
            // Converted through the shortest decimal text; a cast would make 0.1f 0.10000000149011612.
            float value => float.IsFinite(value)
                ? double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
                : null,
            byte or sbyte or short or ushort or int or uint or long or decimal =>
                Convert.ToDouble(resultValue, CultureInfo.InvariantCulture),
            _ => null,
        };
        return runtimeValue is not null || resultValue is null;
    }

    static bool TryParse(IValueNode literal, out double value)
    {
        value = literal switch
        {
            FloatValueNode node => node.ToDouble(),
            IntValueNode node => node.ToDouble(),
            _ => double.NaN,
        };
        return double.IsFinite(value);
    }
}
