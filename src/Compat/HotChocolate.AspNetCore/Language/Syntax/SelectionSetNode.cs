namespace HotChocolate.Language;

public sealed class SelectionSetNode(Location? location, IReadOnlyList<ISelectionNode> selections) : ISyntaxNode
{
    public SelectionSetNode(IReadOnlyList<ISelectionNode> selections) : this(null, selections)
    {
    }

    public SyntaxKind Kind => SyntaxKind.SelectionSet;

    public Location? Location { get; } = location;

    public IReadOnlyList<ISelectionNode> Selections { get; } = selections;

    public override string ToString() => SyntaxPrinter.Print(this);
}
