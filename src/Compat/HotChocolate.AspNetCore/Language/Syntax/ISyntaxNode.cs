namespace HotChocolate.Language;

public interface ISyntaxNode
{
    SyntaxKind Kind { get; }

    /// <summary>Null for nodes created by code, and if the parser's options omit locations.</summary>
    Location? Location { get; }
}
