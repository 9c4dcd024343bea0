namespace HotChocolate.Language;

/// <summary>An operation or a fragment: what a server executes.</summary>
public interface IExecutableDefinitionNode : IDefinitionNode;
