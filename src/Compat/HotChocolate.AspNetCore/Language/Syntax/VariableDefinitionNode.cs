namespace HotChocolate.Language;

public sealed class VariableDefinitionNode(
    Location? location,
    VariableNode variable,
    StringValueNode? description,
    ITypeNode type,
    IValueNode? defaultValue,
    IReadOnlyList<DirectiveNode> directives) : IHasDirectives
{
    public SyntaxKind Kind => SyntaxKind.VariableDefinition;

    public Location? Location { get; } = location;

    public VariableNode Variable { get; } = variable;

    public StringValueNode? Description { get; } = description;

    public ITypeNode Type { get; } = type;

    public IValueNode? DefaultValue { get; } = defaultValue;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public override string ToString() => SyntaxPrinter.Print(this);
}
