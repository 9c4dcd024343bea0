using HotChocolate.Execution.Coercion;
using HotChocolate.Execution.Configuration;
using HotChocolate.Execution.Options;
using HotChocolate.Execution.Pipeline;
using HotChocolate.Execution.Processing;
using HotChocolate.Language;
using HotChocolate.Types.Building;
using HotChocolate.Validation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotChocolate.Execution;

/// <inheritdoc cref="IRequestExecutor"/>
sealed class RequestExecutor : IRequestExecutor
{
    static readonly object Root = new();

    readonly IServiceProvider services;
    readonly RequestExecutorOptions options;
    readonly TimeSpan timeout;
    readonly TimeProvider time;
    readonly ErrorHandler errors;
    readonly RequestDelegate pipeline;

    RequestExecutor(IServiceProvider services, ServerSetup setup)
    {
        if (setup.Pipeline.Count == 0)
            RequestExecutorBuilderPipelineExtensions.UseDefaultPipeline(setup);
        this.services = services;
        options = setup.RequestOptions;
        timeout = setup.HasTimeout ? options.ExecutionTimeout : Timeout.InfiniteTimeSpan;
        time = services.GetRequiredService<TimeProvider>();
        errors = new ErrorHandler(
            [.. setup.ErrorFilters.Select(create => create(services))],
            services.GetRequiredService<ILoggerFactory>().CreateLogger<RequestExecutor>());
        Schema = new SchemaBuilder(setup, services).Build();
        var limits = setup.ParserOptions;
        var documents = new DocumentPreparation(
            Schema,
            new ParserOptions(maxAllowedTokens: limits.MaxAllowedTokens, maxAllowedFields: limits.MaxAllowedFields),
            ValidationOptions.Default);
        var steps = new RequestSteps(this, documents, services.GetService<IOperationDocumentStorage>());
        pipeline = Enumerable.Reverse(setup.Pipeline).Aggregate<Func<RequestSteps, RequestDelegate, RequestDelegate>, RequestDelegate>(
            _ => ValueTask.CompletedTask, (next, step) => step(steps, next));
    }

    public ISchema Schema { get; }

    /// <summary>Whether only stored operations are executed.</summary>
    public bool OnlyStored => options.PersistedOperations.OnlyAllowPersistedDocuments;

    public static RequestExecutor Create(IServiceProvider services, ServerSetup setup) => new(services, setup);

    public async Task<IExecutionResult> ExecuteAsync(IOperationRequest request, CancellationToken cancellationToken = default)
    {
        // A synchronization context of the caller would post the continuations of resolvers one by one, which would split the batches.
        if (SynchronizationContext.Current is not null)
            return await Task.Run(() => ExecuteAsync(request, cancellationToken), cancellationToken).ConfigureAwait(false);

        var context = new RequestContext(Schema, request, services, cancellationToken);
        await pipeline(context).ConfigureAwait(false);
        return context.Result ?? throw new InvalidOperationException(
            "The request has no result: a step that does not call the next one must set the result.");
    }

    /// <summary>The last step of the pipeline.</summary>
    public async ValueTask<IExecutionResult> ExecuteAsync(
        PreparedOperation operation, VariableValues variables, IOperationRequest request, CancellationToken cancellationToken)
    {
        if (!IsAllowed(operation.Type, request))
            return RefuseKind(operation.Type);
        var plan = operation.PlanFor(variables);
        if (operation.Type is OperationType.Subscription)
            return await new SubscriptionExecutor(this, plan, variables, request).SubscribeAsync(cancellationToken).ConfigureAwait(false);
        return await ExecuteAsync(plan, variables, request, lendsServices: true, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Executes an operation once, with the services of the request or in a new scope.</summary>
    public async ValueTask<OperationResult> ExecuteAsync(
        OperationPlan plan,
        VariableValues variables,
        IOperationRequest request,
        bool lendsServices,
        object? eventMessage,
        CancellationToken cancellationToken)
    {
        var work = new WorkQueue();
        var scope = new OperationScope(services, request, lendsServices, work);
        await using var ending = scope.ConfigureAwait(false);
        using var deadline = new ExecutionDeadline(timeout, time, cancellationToken);
        var context = CreateContext(plan, variables, scope, work, eventMessage, deadline);
        try
        {
            return await context.ExecuteAsync(Root).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsTimeout)
        {
            return OperationResult.Refused(ErrorBuilder.New()
                .SetMessage($"The request took longer than {timeout.TotalSeconds:0.###} s and was stopped.")
                .SetCode(ErrorCodes.Execution.Timeout)
                .Build());
        }
    }

    public OperationContext CreateContext(
        OperationPlan plan,
        VariableValues variables,
        OperationScope scope,
        WorkQueue work,
        object? eventMessage,
        ExecutionDeadline deadline) =>
        new(Schema, plan, variables, scope, work, errors, deadline) { EventMessage = eventMessage };

    /// <summary>The scope in which a subscription is opened; it lives as long as the subscription.</summary>
    public OperationScope CreateScope(IOperationRequest request) => new(services, request, lendsServices: true, batches: null);

    public OperationResult Refuse(IReadOnlyList<IError> errors) => OperationResult.Refused([.. errors.Select(this.errors.Handle)]);

    static bool IsAllowed(OperationType operation, IOperationRequest request) =>
        request is not OperationRequest { AllowedOperations: var allowed } || operation switch
        {
            OperationType.Query => allowed.HasFlag(OperationKinds.Query),
            OperationType.Mutation => allowed.HasFlag(OperationKinds.Mutation),
            _ => allowed.HasFlag(OperationKinds.Subscription),
        };

    static OperationResult RefuseKind(OperationType operation)
    {
        var advice = operation is OperationType.Mutation ? "use POST." : "send `Accept: text/event-stream`, or use a WebSocket.";
        var error = ErrorBuilder.New()
            .SetMessage($"{operation}s are not allowed in this request: {advice}")
            .SetCode(ErrorCodes.Server.RequestInvalid)
            .Build();
        return new OperationResult(null, isDataSet: false, [error]) { IsOperationKindRefused = true };
    }
}
