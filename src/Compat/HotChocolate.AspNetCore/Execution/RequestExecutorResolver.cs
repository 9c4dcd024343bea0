using HotChocolate.Execution.Configuration;

namespace HotChocolate.Execution;

/// <summary>Builds the schema once and keeps the executor.</summary>
sealed class RequestExecutorResolver(IServiceProvider services, ServerSetup setup) : IRequestExecutorResolver
{
    readonly Lazy<RequestExecutor> executor = new(() => RequestExecutor.Create(services, setup));

    public RequestExecutor Executor => executor.Value;

    public ValueTask<IRequestExecutor> GetRequestExecutorAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IRequestExecutor>(Executor);
}
