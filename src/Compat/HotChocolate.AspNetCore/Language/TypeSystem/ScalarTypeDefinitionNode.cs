namespace HotChocolate.Language;

public sealed class ScalarTypeDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives) : ITypeDefinitionNode
{
    public SyntaxKind Kind => SyntaxKind.ScalarTypeDefinition;

    public Location? Location { get; } = location;

    public NameNode Name { get; } = name;

    public StringValueNode? Description { get; } = description;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public override string ToString() => SyntaxPrinter.Print(this);
}
