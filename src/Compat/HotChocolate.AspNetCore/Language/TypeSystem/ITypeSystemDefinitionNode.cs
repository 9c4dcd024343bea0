namespace HotChocolate.Language;

public interface ITypeSystemDefinitionNode : IDefinitionNode;
