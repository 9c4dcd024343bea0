namespace HotChocolate.Language;

public sealed class EnumTypeExtensionNode(
    Location? location,
    NameNode name,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<EnumValueDefinitionNode> values) : ITypeExtensionNode
{
    public SyntaxKind Kind => SyntaxKind.EnumTypeExtension;

    public Location? Location { get; } = location;

    public NameNode Name { get; } = name;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public IReadOnlyList<EnumValueDefinitionNode> Values { get; } = values;

    public override string ToString() => SyntaxPrinter.Print(this);
}
