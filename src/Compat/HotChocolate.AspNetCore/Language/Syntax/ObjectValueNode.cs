namespace HotChocolate.Language;

public sealed class ObjectValueNode(Location? location, IReadOnlyList<ObjectFieldNode> fields) : IValueNode<IReadOnlyList<ObjectFieldNode>>
{
    public ObjectValueNode(IReadOnlyList<ObjectFieldNode> fields) : this(null, fields)
    {
    }

    public SyntaxKind Kind => SyntaxKind.ObjectValue;

    public Location? Location { get; } = location;

    public IReadOnlyList<ObjectFieldNode> Fields { get; } = fields;

    IReadOnlyList<ObjectFieldNode> IValueNode<IReadOnlyList<ObjectFieldNode>>.Value => Fields;

    object? IValueNode.Value => Fields;

    public override string ToString() => SyntaxPrinter.Print(this);
}
