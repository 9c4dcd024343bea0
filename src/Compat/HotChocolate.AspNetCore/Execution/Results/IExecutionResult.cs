namespace HotChocolate.Execution;

/// <summary>The answer to a request.</summary>
public interface IExecutionResult : IAsyncDisposable;
