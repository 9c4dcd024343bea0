namespace HotChocolate.Language;

public sealed class SchemaDefinitionNode(
    Location? location,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<OperationTypeDefinitionNode> operationTypes) : ITypeSystemDefinitionNode, IHasDirectives
{
    public SyntaxKind Kind => SyntaxKind.SchemaDefinition;

    public Location? Location { get; } = location;

    public StringValueNode? Description { get; } = description;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public IReadOnlyList<OperationTypeDefinitionNode> OperationTypes { get; } = operationTypes;

    public override string ToString() => SyntaxPrinter.Print(this);
}
