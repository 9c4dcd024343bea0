namespace HotChocolate.Language;

public sealed class ObjectFieldNode(Location? location, NameNode name, IValueNode value) : ISyntaxNode
{
    public ObjectFieldNode(string name, IValueNode value) : this(null, new NameNode(name), value)
    {
    }

    public SyntaxKind Kind => SyntaxKind.ObjectField;

    public Location? Location { get; } = location;

    public NameNode Name { get; } = name;

    public IValueNode Value { get; } = value;

    public override string ToString() => SyntaxPrinter.Print(this);
}
