namespace HotChocolate.Language;

public sealed class ListTypeNode(Location? location, ITypeNode type) : INullableTypeNode
{
    public ListTypeNode(ITypeNode type) : this(null, type)
    {
    }

    public SyntaxKind Kind => SyntaxKind.ListType;

    public Location? Location { get; } = location;

    public ITypeNode Type { get; } = type;

    public override string ToString() => SyntaxPrinter.Print(this);
}
