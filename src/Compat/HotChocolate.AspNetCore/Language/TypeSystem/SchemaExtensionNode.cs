namespace HotChocolate.Language;

public sealed class SchemaExtensionNode(
    Location? location,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<OperationTypeDefinitionNode> operationTypes) : ITypeSystemExtensionNode, IHasDirectives
{
    public SyntaxKind Kind => SyntaxKind.SchemaExtension;

    public Location? Location { get; } = location;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public IReadOnlyList<OperationTypeDefinitionNode> OperationTypes { get; } = operationTypes;

    public override string ToString() => SyntaxPrinter.Print(this);
}
