namespace HotChocolate.Types;

/// <summary>A non-null type.</summary>
public sealed class NonNullType : IInputType, IOutputType
{
    public NonNullType(IType type)
    {
        if (type is NonNullType)
            throw new ArgumentException("The inner type of a non-null type must be nullable.", nameof(type));
        Type = type;
    }

    /// <summary>The nullable type inside.</summary>
    public IType Type { get; }

    public TypeKind Kind => TypeKind.NonNull;

    public override string ToString() => $"{Type}!";
}
