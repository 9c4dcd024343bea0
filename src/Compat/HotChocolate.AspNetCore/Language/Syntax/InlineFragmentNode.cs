namespace HotChocolate.Language;

public sealed class InlineFragmentNode(
    Location? location,
    NamedTypeNode? typeCondition,
    IReadOnlyList<DirectiveNode> directives,
    SelectionSetNode selectionSet) : ISelectionNode
{
    public SyntaxKind Kind => SyntaxKind.InlineFragment;

    public Location? Location { get; } = location;

    public NamedTypeNode? TypeCondition { get; } = typeCondition;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;

    public override string ToString() => SyntaxPrinter.Print(this);
}
