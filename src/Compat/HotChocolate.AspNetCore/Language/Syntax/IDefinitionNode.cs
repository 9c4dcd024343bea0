namespace HotChocolate.Language;

/// <summary>One top-level element of a document.</summary>
public interface IDefinitionNode : ISyntaxNode;
