namespace HotChocolate.Language;

public sealed class VariableNode(Location? location, NameNode name) : IValueNode<string>
{
    public VariableNode(string name) : this(null, new NameNode(name))
    {
    }

    public SyntaxKind Kind => SyntaxKind.Variable;

    public Location? Location { get; } = location;

    public NameNode Name { get; } = name;

    public string Value => Name.Value;

    object? IValueNode.Value => Value;

    public override string ToString() => SyntaxPrinter.Print(this);
}
