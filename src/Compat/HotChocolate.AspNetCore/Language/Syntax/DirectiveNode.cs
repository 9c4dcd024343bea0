namespace HotChocolate.Language;

public sealed class DirectiveNode(Location? location, NameNode name, IReadOnlyList<ArgumentNode> arguments) : ISyntaxNode
{
    public DirectiveNode(string name, params IReadOnlyList<ArgumentNode> arguments) : this(null, new NameNode(name), arguments)
    {
    }

    public SyntaxKind Kind => SyntaxKind.Directive;

    public Location? Location { get; } = location;

    public NameNode Name { get; } = name;

    public IReadOnlyList<ArgumentNode> Arguments { get; } = arguments;

    public override string ToString() => SyntaxPrinter.Print(this);
}
