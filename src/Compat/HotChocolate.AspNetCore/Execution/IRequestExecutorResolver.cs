namespace HotChocolate.Execution;

/// <summary>Gives the executor, building the schema the first time.</summary>
public interface IRequestExecutorResolver
{
    ValueTask<IRequestExecutor> GetRequestExecutorAsync(CancellationToken cancellationToken = default);
}
