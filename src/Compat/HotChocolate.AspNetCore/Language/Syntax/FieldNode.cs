namespace HotChocolate.Language;

public sealed class FieldNode(
    Location? location,
    NameNode name,
    NameNode? alias,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<ArgumentNode> arguments,
    SelectionSetNode? selectionSet) : ISelectionNode, INamedSyntaxNode
{
    public SyntaxKind Kind => SyntaxKind.Field;

    public Location? Location { get; } = location;

    public NameNode Name { get; } = name;

    public NameNode? Alias { get; } = alias;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public IReadOnlyList<ArgumentNode> Arguments { get; } = arguments;

    public SelectionSetNode? SelectionSet { get; } = selectionSet;

    public override string ToString() => SyntaxPrinter.Print(this);
}
