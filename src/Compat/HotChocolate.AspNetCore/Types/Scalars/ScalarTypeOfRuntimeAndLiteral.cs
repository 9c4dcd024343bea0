using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>A scalar with one C# type and one kind of literal.</summary>
public abstract class ScalarType<TRuntimeType, TLiteral> : ScalarType<TRuntimeType> where TLiteral : IValueNode
{
    protected ScalarType(string name, BindingBehavior bind = BindingBehavior.Explicit)
        : base(name, bind)
    {
    }

    public override bool IsInstanceOfType(IValueNode valueSyntax) =>
        valueSyntax is NullValueNode || (valueSyntax is TLiteral literal && IsInstanceOfType(literal));

    public override object? ParseLiteral(IValueNode valueSyntax) => valueSyntax switch
    {
        NullValueNode => null,
        TLiteral literal when IsInstanceOfType(literal) => ParseLiteral(literal),
        _ => throw CannotRepresent(valueSyntax),
    };

    public override IValueNode ParseValue(object? runtimeValue) => runtimeValue switch
    {
        null => NullValueNode.Default,
        TRuntimeType value => ParseValue(value),
        _ => throw new SerializationException($"{Name} cannot represent a value of type {runtimeValue.GetType().Name}.", this),
    };

    protected virtual bool IsInstanceOfType(TLiteral valueSyntax) => true;

    protected abstract TRuntimeType ParseLiteral(TLiteral valueSyntax);

    protected abstract TLiteral ParseValue(TRuntimeType runtimeValue);
}
