namespace HotChocolate.Language;

public sealed class DirectiveDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    bool isRepeatable,
    IReadOnlyList<InputValueDefinitionNode> arguments,
    IReadOnlyList<NameNode> locations) : ITypeSystemDefinitionNode
{
    public SyntaxKind Kind => SyntaxKind.DirectiveDefinition;

    public Location? Location { get; } = location;

    public NameNode Name { get; } = name;

    public StringValueNode? Description { get; } = description;

    public bool IsRepeatable { get; } = isRepeatable;

    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; } = arguments;

    public IReadOnlyList<NameNode> Locations { get; } = locations;

    public override string ToString() => SyntaxPrinter.Print(this);
}
