namespace HotChocolate.Language;

public sealed class InputValueDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    ITypeNode type,
    IValueNode? defaultValue,
    IReadOnlyList<DirectiveNode> directives) : INamedSyntaxNode
{
    public SyntaxKind Kind => SyntaxKind.InputValueDefinition;

    public Location? Location { get; } = location;

    public NameNode Name { get; } = name;

    public StringValueNode? Description { get; } = description;

    public ITypeNode Type { get; } = type;

    public IValueNode? DefaultValue { get; } = defaultValue;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public override string ToString() => SyntaxPrinter.Print(this);
}
