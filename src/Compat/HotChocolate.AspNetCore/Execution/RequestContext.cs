using HotChocolate.CostAnalysis;

namespace HotChocolate.Execution;

/// <inheritdoc cref="IRequestContext"/>
sealed class RequestContext(
    ISchema schema,
    IOperationRequest request,
    IServiceProvider services,
    CostMetrics cost,
    Func<Task<IExecutionResult>> execute,
    CancellationToken aborted)
    : IRequestContext
{
    public ISchema Schema { get; } = schema;

    public IOperationRequest Request { get; } = request;

    public IServiceProvider Services { get; } = services;

    public IDictionary<string, object?> ContextData { get; } =
        new Dictionary<string, object?>(request.ContextData ?? new Dictionary<string, object?>())
        {
            [WellKnownContextData.CostMetrics] = cost,
        };

    public CancellationToken RequestAborted { get; } = aborted;

    public IExecutionResult? Result { get; set; }

    /// <summary>The last step of all.</summary>
    public static async ValueTask ExecuteAsync(IRequestContext context) =>
        context.Result = await ((RequestContext)context).Execute().ConfigureAwait(false);

    Func<Task<IExecutionResult>> Execute { get; } = execute;
}
