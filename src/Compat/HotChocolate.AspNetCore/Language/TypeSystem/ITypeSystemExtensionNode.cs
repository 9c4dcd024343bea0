namespace HotChocolate.Language;

public interface ITypeSystemExtensionNode : IDefinitionNode;
