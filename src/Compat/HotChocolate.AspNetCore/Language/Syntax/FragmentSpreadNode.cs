namespace HotChocolate.Language;

public sealed class FragmentSpreadNode(
    Location? location,
    NameNode name,
    IReadOnlyList<DirectiveNode> directives) : ISelectionNode, INamedSyntaxNode
{
    public SyntaxKind Kind => SyntaxKind.FragmentSpread;

    public Location? Location { get; } = location;

    public NameNode Name { get; } = name;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public override string ToString() => SyntaxPrinter.Print(this);
}
