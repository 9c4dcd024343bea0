using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>A scalar that is a string of a specific format in JSON.</summary>
public abstract class TextScalarType<TRuntimeType> : ScalarType<TRuntimeType, StringValueNode>
{
    private protected TextScalarType(string name, string? description = null, string? specifiedBy = null)
        : base(name, BindingBehavior.Implicit)
    {
        Description = description;
        SpecifiedBy = specifiedBy is null ? null : new Uri(specifiedBy);
    }

    public override IValueNode ParseResult(object? resultValue) => resultValue switch
    {
        null => NullValueNode.Default,
        string text => new StringValueNode(text),
        TRuntimeType value => ParseValue(value),
        _ => throw new SerializationException($"{Name} cannot represent a value of type {resultValue.GetType().Name}.", this),
    };

    public override bool TrySerialize(object? runtimeValue, out object? resultValue)
    {
        resultValue = runtimeValue is TRuntimeType value ? Format(value) : null;
        return resultValue is not null || runtimeValue is null;
    }

    public override bool TryDeserialize(object? resultValue, out object? runtimeValue)
    {
        runtimeValue = null;
        switch (resultValue)
        {
            case null:
                return true;
            case TRuntimeType:
                runtimeValue = resultValue;
                return true;
            case string text when TryParse(text, out var value):
                runtimeValue = value;
                return true;
            default:
                return false;
        }
    }

    protected override bool IsInstanceOfType(StringValueNode valueSyntax) => TryParse(valueSyntax.Value, out _);

    protected override TRuntimeType ParseLiteral(StringValueNode valueSyntax) =>
        TryParse(valueSyntax.Value, out var value)
            ? value
            : throw CannotRepresent(valueSyntax);

    protected override StringValueNode ParseValue(TRuntimeType runtimeValue) => new(Format(runtimeValue));

    protected abstract bool TryParse(string text, out TRuntimeType value);

    protected abstract string Format(TRuntimeType value);
}
