namespace HotChocolate.Language;

public interface ISyntaxNode
{
    SyntaxKind Kind { get; }

    /// <summary>Null for nodes made by code, and when the parser was told to leave locations out.</summary>
    Location? Location { get; }
}
