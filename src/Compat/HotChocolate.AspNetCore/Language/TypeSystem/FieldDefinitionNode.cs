namespace HotChocolate.Language;

public sealed class FieldDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<InputValueDefinitionNode> arguments,
    ITypeNode type,
    IReadOnlyList<DirectiveNode> directives) : INamedSyntaxNode
{
    public SyntaxKind Kind => SyntaxKind.FieldDefinition;

    public Location? Location { get; } = location;

    public NameNode Name { get; } = name;

    public StringValueNode? Description { get; } = description;

    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; } = arguments;

    public ITypeNode Type { get; } = type;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public override string ToString() => SyntaxPrinter.Print(this);
}
