namespace HotChocolate.Language;

public sealed class NonNullTypeNode(Location? location, INullableTypeNode type) : ITypeNode
{
    public NonNullTypeNode(INullableTypeNode type) : this(null, type)
    {
    }

    public SyntaxKind Kind => SyntaxKind.NonNullType;

    public Location? Location { get; } = location;

    public INullableTypeNode Type { get; } = type;

    public override string ToString() => SyntaxPrinter.Print(this);
}
