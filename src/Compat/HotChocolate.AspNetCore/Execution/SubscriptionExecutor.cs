using HotChocolate.Execution.Coercion;
using HotChocolate.Execution.Processing;

namespace HotChocolate.Execution;

/// <summary>Opens the stream of a subscription, and executes its selections for each message.</summary>
sealed class SubscriptionExecutor(
    RequestExecutor executor, OperationPlan plan, VariableValues variables, IOperationRequest request)
{
    public async Task<IExecutionResult> SubscribeAsync(CancellationToken cancellation)
    {
        var scope = executor.CreateScope(request);
        var deadline = new ExecutionDeadline(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
        var context = executor.CreateContext(plan, variables, scope, new WorkQueue(), null, deadline);
        var (stream, error) = await context.OpenStreamAsync().ConfigureAwait(false);
        if (stream is not null)
            return new ResponseStream(stream, scope, deadline, (message, token) => OnMessageAsync(message, token));
        deadline.Dispose();
        await scope.DisposeAsync().ConfigureAwait(false);
        return OperationResult.Refused(error!);
    }

    // Each message has its own scope: the DataLoaders' caches of an earlier message may be stale.
    ValueTask<OperationResult> OnMessageAsync(object? message, CancellationToken cancellation) =>
        executor.ExecuteAsync(plan, variables, request, lendsServices: false, message, cancellation);
}
