namespace HotChocolate.Language;

public sealed class NamedTypeNode(Location? location, NameNode name) : INullableTypeNode
{
    public NamedTypeNode(string name) : this(null, new NameNode(name))
    {
    }

    public SyntaxKind Kind => SyntaxKind.NamedType;

    public Location? Location { get; } = location;

    public NameNode Name { get; } = name;

    public override string ToString() => SyntaxPrinter.Print(this);
}
