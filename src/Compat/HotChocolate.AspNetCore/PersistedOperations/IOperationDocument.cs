namespace HotChocolate.Execution;

/// <summary>A stored document.</summary>
public interface IOperationDocument;
