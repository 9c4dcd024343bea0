namespace HotChocolate.Language;

public interface INamedSyntaxNode : IHasDirectives
{
    NameNode Name { get; }
}
