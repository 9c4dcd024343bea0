namespace HotChocolate.Language;

public sealed class NameNode(Location? location, string value) : ISyntaxNode
{
    public NameNode(string value) : this(null, value)
    {
    }

    public SyntaxKind Kind => SyntaxKind.Name;

    public Location? Location { get; } = location;

    public string Value { get; } = value;

    public override string ToString() => SyntaxPrinter.Print(this);
}
