namespace HotChocolate.Language;

public interface ITypeExtensionNode : ITypeSystemExtensionNode, INamedSyntaxNode;
