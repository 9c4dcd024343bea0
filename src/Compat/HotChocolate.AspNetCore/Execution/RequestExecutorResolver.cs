using HotChocolate.Execution.Configuration;

namespace HotChocolate.Execution;

/// <summary>Builds the schema once, and keeps its executor.</summary>
internal sealed class RequestExecutorResolver(IServiceProvider services, ServerSetup setup) : IRequestExecutorResolver
{
    private readonly Lazy<RequestExecutor> _executor = new(() => RequestExecutor.Create(services, setup));

    public RequestExecutor Executor => _executor.Value;

    public ValueTask<IRequestExecutor> GetRequestExecutorAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IRequestExecutor>(Executor);
}
