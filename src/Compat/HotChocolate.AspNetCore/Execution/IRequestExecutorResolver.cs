namespace HotChocolate.Execution;

/// <summary>Returns the executor; the first call builds the schema.</summary>
public interface IRequestExecutorResolver
{
    ValueTask<IRequestExecutor> GetRequestExecutorAsync(CancellationToken cancellationToken = default);
}
