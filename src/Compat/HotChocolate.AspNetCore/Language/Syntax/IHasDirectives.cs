namespace HotChocolate.Language;

public interface IHasDirectives : ISyntaxNode
{
    IReadOnlyList<DirectiveNode> Directives { get; }
}
