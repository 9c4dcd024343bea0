namespace HotChocolate.Language;

public sealed class FragmentDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    NamedTypeNode typeCondition,
    IReadOnlyList<DirectiveNode> directives,
    SelectionSetNode selectionSet) : IExecutableDefinitionNode, INamedSyntaxNode
{
    public SyntaxKind Kind => SyntaxKind.FragmentDefinition;

    public Location? Location { get; } = location;

    public NameNode Name { get; } = name;

    public StringValueNode? Description { get; } = description;

    public NamedTypeNode TypeCondition { get; } = typeCondition;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;

    public override string ToString() => SyntaxPrinter.Print(this);
}
