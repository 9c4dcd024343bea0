namespace HotChocolate.Language;

public sealed class UnionTypeDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<NamedTypeNode> types) : ITypeDefinitionNode
{
    public SyntaxKind Kind => SyntaxKind.UnionTypeDefinition;

    public Location? Location { get; } = location;

    public NameNode Name { get; } = name;

    public StringValueNode? Description { get; } = description;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public IReadOnlyList<NamedTypeNode> Types { get; } = types;

    public override string ToString() => SyntaxPrinter.Print(this);
}
