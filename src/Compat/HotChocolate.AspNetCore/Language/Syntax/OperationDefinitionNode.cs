namespace HotChocolate.Language;

public sealed class OperationDefinitionNode(
    Location? location,
    NameNode? name,
    StringValueNode? description,
    OperationType operation,
    IReadOnlyList<VariableDefinitionNode> variableDefinitions,
    IReadOnlyList<DirectiveNode> directives,
    SelectionSetNode selectionSet) : IExecutableDefinitionNode, IHasDirectives
{
    public SyntaxKind Kind => SyntaxKind.OperationDefinition;

    public Location? Location { get; } = location;

    public NameNode? Name { get; } = name;

    public StringValueNode? Description { get; } = description;

    public OperationType Operation { get; } = operation;

    public IReadOnlyList<VariableDefinitionNode> VariableDefinitions { get; } = variableDefinitions;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;

    public override string ToString() => SyntaxPrinter.Print(this);
}
