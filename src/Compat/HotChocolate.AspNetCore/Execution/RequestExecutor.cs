using HotChocolate.Execution.Configuration;

namespace HotChocolate.Execution;

/// <inheritdoc cref="IRequestExecutor"/>
internal sealed class RequestExecutor(ISchema schema) : IRequestExecutor
{
    public ISchema Schema { get; } = schema;

    public static RequestExecutor Create(IServiceProvider services, ServerSetup setup) =>
        throw new InvalidOperationException($"No schema can be built of {services} and {setup} yet.");

    public Task<IExecutionResult> ExecuteAsync(IOperationRequest request, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("There is no schema.");
}
