namespace HotChocolate.Types;

/// <summary>A list of another type.</summary>
public sealed class ListType(IType elementType) : IInputType, IOutputType
{
    public IType ElementType { get; } = elementType;

    public TypeKind Kind => TypeKind.List;

    public override string ToString() => $"[{ElementType}]";
}
