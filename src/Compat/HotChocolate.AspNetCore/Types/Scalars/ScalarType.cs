using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>A scalar, with the conversions of its values.</summary>
public abstract class ScalarType : NamedType, IInputType, IOutputType
{
    const int LongestQuote = 300;

    private protected ScalarType(string name, Type runtimeType, BindingBehavior bind)
        : base(name, runtimeType) => Bind = bind;

    public override TypeKind Kind => TypeKind.Scalar;

    public BindingBehavior Bind { get; }

    /// <summary>The URL of the format's specification (<c>@specifiedBy</c>).</summary>
    public Uri? SpecifiedBy { get; protected set; }

    /// <summary>Whether the kind of literal is allowed for this type.</summary>
    public abstract bool IsInstanceOfType(IValueNode valueSyntax);

    /// <summary>The C# value of a literal.</summary>
    /// <exception cref="SerializationException">The literal is not a value of this type.</exception>
    public abstract object? ParseLiteral(IValueNode valueSyntax);

    /// <summary>The literal of a C# value.</summary>
    public abstract IValueNode ParseValue(object? runtimeValue);

    /// <summary>The literal of a serialized value.</summary>
    public abstract IValueNode ParseResult(object? resultValue);

    /// <summary>The value for the JSON response: a string, a number, a boolean, or lists and dictionaries of them.</summary>
    /// <exception cref="SerializationException">The C# value is not a value of this type.</exception>
    public virtual object? Serialize(object? runtimeValue) =>
        TrySerialize(runtimeValue, out var result)
            ? result
            : throw new SerializationException($"{Name} cannot represent a value of type {runtimeValue?.GetType().Name ?? "null"}.", this);

    /// <summary>The C# value of a serialized value.</summary>
    /// <exception cref="SerializationException">The serialized value is not a value of this type.</exception>
    public virtual object? Deserialize(object? resultValue) =>
        TryDeserialize(resultValue, out var runtime)
            ? runtime
            : throw new SerializationException($"{Name} cannot read a value of type {resultValue?.GetType().Name ?? "null"}.", this);

    public abstract bool TrySerialize(object? runtimeValue, out object? resultValue);

    public abstract bool TryDeserialize(object? resultValue, out object? runtimeValue);

    // The value comes from the client, and may be a megabyte long.
    private protected SerializationException CannotRepresent(IValueNode valueSyntax) =>
        new($"{Name} cannot represent the value {SyntaxPrinter.PrintStart(valueSyntax, LongestQuote)}.", this);
}
