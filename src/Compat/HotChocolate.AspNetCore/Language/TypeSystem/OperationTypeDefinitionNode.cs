namespace HotChocolate.Language;

public sealed class OperationTypeDefinitionNode(Location? location, OperationType operation, NamedTypeNode type) : ISyntaxNode
{
    public SyntaxKind Kind => SyntaxKind.OperationTypeDefinition;

    public Location? Location { get; } = location;

    public OperationType Operation { get; } = operation;

    public NamedTypeNode Type { get; } = type;

    public override string ToString() => SyntaxPrinter.Print(this);
}
