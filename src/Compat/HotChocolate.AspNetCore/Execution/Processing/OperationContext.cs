using System.Collections.Concurrent;
using HotChocolate.Execution.Coercion;

namespace HotChocolate.Execution.Processing;

/// <summary>The execution of one operation: what it needs, what it has found so far, and its errors.</summary>
sealed partial class OperationContext(
    ISchema schema,
    OperationPlan plan,
    VariableValues variables,
    IServiceProvider services,
    IReadOnlyDictionary<string, object?>? contextData,
    ErrorHandler errorHandler,
    ExecutionDeadline deadline)
{
    readonly List<IError> errors = [];
    object?[]?[] arguments = [];
    ConcurrentDictionary<string, object?>? state;

    public ISchema Schema => schema;

    public OperationPlan Plan => plan;

    public IServiceProvider Services => services;

    /// <summary>The request's values; a copy, as resolvers may add to them.</summary>
    public IDictionary<string, object?> ContextData
    {
        get
        {
            lock (errors)
                return state ??= new ConcurrentDictionary<string, object?>(contextData ?? new Dictionary<string, object?>());
        }
    }

    public WorkQueue Work { get; } = new();

    public CancellationToken Cancellation => deadline.Token;

    public object? EventMessage { get; init; }

    /// <summary>Adds an error of a field; from any thread.</summary>
    public void AddError(IError error, Selection selection, ResultNode node, int index)
    {
        if (error.Path is null)
            error = error.WithPath(node.PathOf(index));
        // Several, when the document asks for the field more than once.
        if (error.Locations is null)
            error = error.WithLocations([.. selection.Nodes.Select(node => node.Location).OfType<Language.Location>().Select(At)]);
        error = errorHandler.Handle(error);
        lock (errors)
            errors.Add(error);
    }

    static Location At(Language.Location location) => new(location.Line, location.Column);

    void AddError(Exception exception, Selection selection, ResultNode node, int index)
    {
        switch (exception)
        {
            case GraphQLException known:
                foreach (var error in known.Errors)
                    AddError(error, selection, node, index);
                break;
            case CoercionException coercion:
                AddError(ErrorHandler.Of(coercion), selection, node, index);
                break;
            default:
                AddError(ErrorHandler.Unexpected(exception), selection, node, index);
                break;
        }
    }

    object?[] ArgumentsOf(Selection selection)
    {
        if (selection.HasConstantArguments)
            return selection.ConstantArguments;
        if (selection.Id >= arguments.Length)
            Array.Resize(ref arguments, Math.Max(plan.SelectionCount, selection.Id + 1));
        return arguments[selection.Id] ??= ArgumentCoercer.Coerce(selection, variables);
    }
}
