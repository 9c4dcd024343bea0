namespace HotChocolate.Language;

public sealed class InputObjectTypeExtensionNode(
    Location? location,
    NameNode name,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<InputValueDefinitionNode> fields) : ITypeExtensionNode
{
    public SyntaxKind Kind => SyntaxKind.InputObjectTypeExtension;

    public Location? Location { get; } = location;

    public NameNode Name { get; } = name;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public IReadOnlyList<InputValueDefinitionNode> Fields { get; } = fields;

    public override string ToString() => SyntaxPrinter.Print(this);
}
