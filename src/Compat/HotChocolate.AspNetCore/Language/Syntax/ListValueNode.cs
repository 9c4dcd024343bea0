namespace HotChocolate.Language;

public sealed class ListValueNode(Location? location, IReadOnlyList<IValueNode> items) : IValueNode<IReadOnlyList<IValueNode>>
{
    public ListValueNode(IReadOnlyList<IValueNode> items) : this(null, items)
    {
    }

    public SyntaxKind Kind => SyntaxKind.ListValue;

    public Location? Location { get; } = location;

    public IReadOnlyList<IValueNode> Items { get; } = items;

    IReadOnlyList<IValueNode> IValueNode<IReadOnlyList<IValueNode>>.Value => Items;

    object? IValueNode.Value => Items;

    public override string ToString() => SyntaxPrinter.Print(this);
}
