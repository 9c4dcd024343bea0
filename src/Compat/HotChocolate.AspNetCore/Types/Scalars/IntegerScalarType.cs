using System.Globalization;
using System.Numerics;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>A scalar of integers within the range of one C# type.</summary>
public abstract class IntegerScalarType<TRuntimeType> : ScalarType<TRuntimeType, IntValueNode>
    where TRuntimeType : struct, IBinaryInteger<TRuntimeType>, IMinMaxValue<TRuntimeType>
{
    private protected IntegerScalarType(string name, string description)
        : base(name, BindingBehavior.Implicit) => Description = description;

    public override IValueNode ParseResult(object? resultValue) => ParseValue(Deserialize(resultValue));

    public override bool TrySerialize(object? runtimeValue, out object? resultValue) => TryDeserialize(runtimeValue, out resultValue);

    public override bool TryDeserialize(object? resultValue, out object? runtimeValue)
    {
        runtimeValue = resultValue switch
        {
            TRuntimeType => resultValue,
            byte or sbyte or short or ushort or int or uint or long => InRange(Convert.ToInt64(resultValue, CultureInfo.InvariantCulture)),
            _ => null,
        };
        return runtimeValue is not null || resultValue is null;
    }

    protected override bool IsInstanceOfType(IntValueNode valueSyntax) => TryParse(valueSyntax, out _);

    protected override TRuntimeType ParseLiteral(IntValueNode valueSyntax) =>
        TryParse(valueSyntax, out var value)
            ? value
            : throw CannotRepresent(valueSyntax);

    protected override IntValueNode ParseValue(TRuntimeType runtimeValue) => new(long.CreateChecked(runtimeValue));

    static bool TryParse(IntValueNode literal, out TRuntimeType value) =>
        TRuntimeType.TryParse(literal.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    static object? InRange(long value) =>
        value >= long.CreateSaturating(TRuntimeType.MinValue) && value <= long.CreateSaturating(TRuntimeType.MaxValue)
            ? TRuntimeType.CreateChecked(value)
            : null;
}
