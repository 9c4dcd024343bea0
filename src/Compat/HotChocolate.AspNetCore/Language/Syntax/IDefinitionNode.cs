namespace HotChocolate.Language;

/// <summary>A top-level element of a document.</summary>
public interface IDefinitionNode : ISyntaxNode;
