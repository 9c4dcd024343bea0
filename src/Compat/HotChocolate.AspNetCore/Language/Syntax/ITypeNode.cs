namespace HotChocolate.Language;

public interface ITypeNode : ISyntaxNode;
