using HotChocolate.CostAnalysis;
using HotChocolate.Execution.Processing;

namespace HotChocolate.Execution;

/// <inheritdoc cref="IRequestContext"/>
sealed class RequestContext(
    ISchema schema,
    IOperationRequest request,
    IOperation operation,
    IServiceProvider applicationServices,
    CostMetrics cost,
    Func<Task<IExecutionResult>> execute,
    CancellationToken aborted) : IRequestContext
{
    readonly Func<Task<IExecutionResult>> execute = execute;

    public ISchema Schema { get; } = schema;

    public IOperationRequest Request { get; } = request;

    public IOperation? Operation { get; } = operation;

    public CostMetrics Cost { get; } = cost;

    // Both are made when a step looks for them: most need neither.
    public IServiceProvider Services => field ??= Request.Services ?? applicationServices;

    public IDictionary<string, object?> ContextData =>
        field ??= new Dictionary<string, object?>(Request.ContextData ?? new Dictionary<string, object?>())
        {
            [WellKnownContextData.CostMetrics] = Cost,
        };

    public CancellationToken RequestAborted { get; } = aborted;

    public IExecutionResult? Result { get; set; }

    /// <summary>The last step of all.</summary>
    public static async ValueTask ExecuteAsync(IRequestContext context) =>
        context.Result = await ((RequestContext)context).execute().ConfigureAwait(false);
}
