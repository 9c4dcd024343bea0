namespace HotChocolate.Language;

public sealed class DocumentNode(Location? location, IReadOnlyList<IDefinitionNode> definitions) : ISyntaxNode
{
    public DocumentNode(IReadOnlyList<IDefinitionNode> definitions) : this(null, definitions)
    {
    }

    public SyntaxKind Kind => SyntaxKind.Document;

    public Location? Location { get; } = location;

    public IReadOnlyList<IDefinitionNode> Definitions { get; } = definitions;

    public override string ToString() => SyntaxPrinter.Print(this);
}
