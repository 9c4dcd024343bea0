namespace HotChocolate.Language;

public sealed class ArgumentNode(Location? location, NameNode name, IValueNode value) : ISyntaxNode
{
    public ArgumentNode(string name, IValueNode value) : this(null, new NameNode(name), value)
    {
    }

    public SyntaxKind Kind => SyntaxKind.Argument;

    public Location? Location { get; } = location;

    public NameNode Name { get; } = name;

    public IValueNode Value { get; } = value;

    public override string ToString() => SyntaxPrinter.Print(this);
}
