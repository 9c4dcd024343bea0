using HotChocolate.CostAnalysis;
using HotChocolate.Execution.Coercion;
using HotChocolate.Execution.Configuration;
using HotChocolate.Execution.Options;
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
    readonly TimeProvider time;
    readonly ErrorHandler errors;
    readonly DocumentPreparation documents;
    readonly StoredOperations stored;
    readonly VariableLimits variableLimits;
    readonly CostGate costs;
    readonly RequestDelegate? afterCostAnalysis;

    RequestExecutor(IServiceProvider services, ServerSetup setup)
    {
        this.services = services;
        options = setup.RequestOptions;
        time = services.GetRequiredService<TimeProvider>();
        errors = new ErrorHandler(
            [.. setup.ErrorFilters.Select(create => create(services))],
            setup.RequestOptions.IncludeExceptionDetails,
            services.GetRequiredService<ILoggerFactory>().CreateLogger<RequestExecutor>());
        costs = new CostGate(setup.CostOptions);
        if (setup.AfterCostAnalysis.Count > 0)
            afterCostAnalysis = Enumerable.Reverse(setup.AfterCostAnalysis).Aggregate<RequestMiddleware, RequestDelegate>(
                RequestContext.ExecuteAsync, (next, middleware) => middleware(next));
        Schema = new SchemaBuilder(setup, services).Build();
        var limits = setup.ParserOptions;
        variableLimits = new VariableLimits(limits);
        documents = new DocumentPreparation(
            Schema,
            new ParserOptions(
                maxAllowedNodes: limits.MaxAllowedNodes,
                maxAllowedTokens: limits.MaxAllowedTokens,
                maxAllowedFields: limits.MaxAllowedFields,
                maxAllowedDirectives: limits.MaxAllowedDirectives,
                maxAllowedRecursionDepth: limits.MaxAllowedRecursionDepth,
                maxAllowedDirectivesInDocument: limits.MaxAllowedDirectivesInDocument),
            ValidationOptions.Default with
            {
                MaxAllowedAliases = limits.MaxAllowedAliases,
                MaxAllowedFieldRepeats = limits.MaxAllowedFieldRepeats,
                MaxAllowedRootFields = limits.MaxAllowedRootFields,
                MaxAllowedExecutionDepth = setup.MaxExecutionDepth,
                SkipIntrospectionFields = setup.DepthSkipsIntrospection,
            });
        stored = new StoredOperations(
            setup.UsesPersistedOperations ? setup.OperationStorage : null,
            setup.RequestOptions.PersistedOperations,
            text => documents.TryPrepare(text, out _, out var wrong) ? [] : wrong);
    }

    public ISchema Schema { get; }

    public static RequestExecutor Create(IServiceProvider services, ServerSetup setup) => new(services, setup);

    public async Task<IExecutionResult> ExecuteAsync(IOperationRequest request, CancellationToken cancellationToken = default)
    {
        // A caller's context would catch the continuations of resolvers, and with them the batches would fall apart.
        if (SynchronizationContext.Current is not null)
            return await Task.Run(() => ExecuteAsync(request, cancellationToken), cancellationToken).ConfigureAwait(false);

        if (!stored.TryFind(request, out var text, out var unknown))
            return Refuse([unknown]);
        if (!documents.TryPrepare(text, out var document, out var errors))
            return Refuse(errors);
        if (document.Find(request.OperationName, out var problem) is not { } operation)
            return Refuse([ErrorBuilder.New().SetMessage(problem!).SetCode(ErrorCodes.Server.RequestInvalid).Build()]);
        if (!IsAllowed(operation.Definition.Operation, request))
            return RefuseKind(operation.Definition.Operation);
        if (variableLimits.Exceeded(operation.Definition.VariableDefinitions, request.VariableValues) is { } tooMuch)
            return Refuse([tooMuch]);
        List<IError> variableErrors = [];
        var variables = VariableCoercer.Coerce(Schema, operation.Definition.VariableDefinitions, request.VariableValues, variableErrors);
        if (variableErrors.Count > 0)
            return Refuse(variableErrors);

        var plan = operation.PlanFor(variables);
        var cost = costs.Analyze(operation, plan, variables, request, out var refusal);
        if (refusal is not null)
            return Handle(refusal);
        IExecutionResult result;
        if (afterCostAnalysis is not null)
            result = await ExecuteAfterStepsAsync(plan, variables, request, cost!, cancellationToken).ConfigureAwait(false);
        else if (operation.Definition.Operation is OperationType.Subscription)
            result = await SubscribeAsync(plan, variables, request, cancellationToken).ConfigureAwait(false);
        else
            result = await ExecuteAsync(plan, variables, request, lendsServices: true, null, cancellationToken).ConfigureAwait(false);
        return CostGate.IsReportAsked(request) && result is OperationResult answer
            ? answer.WithExtensions(CostGate.Report(cost!))
            : result;
    }

    Task<IExecutionResult> SubscribeAsync(
        OperationPlan plan, VariableValues variables, IOperationRequest request, CancellationToken cancellationToken) =>
        new SubscriptionExecutor(this, plan, variables, request).SubscribeAsync(cancellationToken);

    async ValueTask<IExecutionResult> ExecuteAfterStepsAsync(
        OperationPlan plan, VariableValues variables, IOperationRequest request, CostMetrics cost, CancellationToken cancellationToken)
    {
        var context = new RequestContext(Schema, request, plan, services, cost, ExecuteAsync, cancellationToken);
        await afterCostAnalysis!(context).ConfigureAwait(false);
        return context.Result ?? throw new InvalidOperationException(
            "A request has no answer: a step that does not call the next one has to set the result itself.");

        async Task<IExecutionResult> ExecuteAsync() => plan.Operation.Operation is OperationType.Subscription
            ? await SubscribeAsync(plan, variables, request, cancellationToken).ConfigureAwait(false)
            : await this.ExecuteAsync(plan, variables, request, lendsServices: true, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Executes an operation once; with the services of the request, or in a scope of its own.</summary>
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
        using var deadline = new ExecutionDeadline(options.ExecutionTimeout, time, cancellationToken);
        var context = CreateContext(plan, variables, scope, work, eventMessage, deadline);
        try
        {
            return await context.ExecuteAsync(Root).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsTimeout)
        {
            return Refuse(
            [
                ErrorBuilder.New()
                    .SetMessage($"The request took longer than {options.ExecutionTimeout.TotalSeconds:0.###} s and was stopped.")
                    .SetCode(ErrorCodes.Execution.Timeout)
                    .Build(),
            ]);
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

    /// <summary>Whether there is a stored operation of that id.</summary>
    public bool Stores(string id) => stored.Contains(id);

    /// <summary>What a subscription is opened in, and keeps.</summary>
    public OperationScope CreateScope(IOperationRequest request) => new(services, request, lendsServices: true, batches: null);

    public OperationResult Refuse(IReadOnlyList<IError> errors) => OperationResult.Refused([.. errors.Select(this.errors.Handle)]);

    OperationResult Handle(OperationResult refusal) => new(null, isDataSet: false, [.. (refusal.Errors ?? []).Select(errors.Handle)])
    {
        Extensions = refusal.Extensions,
        ContextData = refusal.ContextData,
    };

    static bool IsAllowed(OperationType operation, IOperationRequest request) =>
        request is not OperationRequest { AllowedOperations: var allowed } || operation switch
        {
            OperationType.Query => allowed.HasFlag(OperationKinds.Query),
            OperationType.Mutation => allowed.HasFlag(OperationKinds.Mutation),
            _ => allowed.HasFlag(OperationKinds.Subscription),
        };

    static OperationResult RefuseKind(OperationType operation)
    {
        var advice = operation is OperationType.Mutation ? "use POST." : "ask with `Accept: text/event-stream`, or over a WebSocket.";
        var error = ErrorBuilder.New()
            .SetMessage($"{operation}s are not allowed in this request: {advice}")
            .SetCode(ErrorCodes.Server.RequestInvalid)
            .Build();
        return new OperationResult(null, isDataSet: false, [error]) { IsOperationKindRefused = true };
    }
}
