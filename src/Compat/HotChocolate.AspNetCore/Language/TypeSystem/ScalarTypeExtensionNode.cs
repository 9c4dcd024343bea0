namespace HotChocolate.Language;

public sealed class ScalarTypeExtensionNode(Location? location, NameNode name, IReadOnlyList<DirectiveNode> directives) : ITypeExtensionNode
{
    public SyntaxKind Kind => SyntaxKind.ScalarTypeExtension;

    public Location? Location { get; } = location;

    public NameNode Name { get; } = name;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public override string ToString() => SyntaxPrinter.Print(this);
}
