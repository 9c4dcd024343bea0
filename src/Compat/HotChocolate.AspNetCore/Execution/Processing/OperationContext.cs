using HotChocolate.Execution.Coercion;

namespace HotChocolate.Execution.Processing;

/// <summary>The execution of one operation: its inputs, its result so far and its errors.</summary>
sealed partial class OperationContext(
    ISchema schema,
    OperationPlan plan,
    VariableValues variables,
    OperationScope scope,
    WorkQueue work,
    ErrorHandler errorHandler,
    ExecutionDeadline deadline)
{
    readonly List<IError> errors = [];
    object?[]?[] arguments = [];

    public ISchema Schema => schema;

    /// <summary>The result so far.</summary>
    public ResultTree Result { get; } = new(plan.Root, plan.ExpectedResultSize);

    public IServiceProvider Services => scope.Services;

    public WorkQueue Work => work;

    public CancellationToken Cancellation => deadline.Token;

    public object? EventMessage { get; init; }

    /// <summary>Adds an error of a field. Thread-safe.</summary>
    public void AddError(IError error, Selection selection, ResultPlace place)
    {
        if (error.Path is null)
            error = error.WithPath(Result.PathOf(place));
        // There are several locations if the document selects the field more than once.
        if (error.Locations is null)
            error = error.WithLocations([.. selection.Nodes.Select(node => node.Location).OfType<Language.Location>().Select(At)]);
        error = errorHandler.Handle(error);
        lock (errors)
            errors.Add(error);
    }

    static Location At(Language.Location location) => new(location.Line, location.Column);

    void AddError(Exception exception, Selection selection, ResultPlace place)
    {
        switch (exception)
        {
            case GraphQLException known:
                foreach (var error in known.Errors)
                    AddError(error, selection, place);
                break;
            case CoercionException coercion:
                AddError(ErrorHandler.Of(coercion), selection, place);
                break;
            default:
                AddError(ErrorHandler.Unexpected(exception), selection, place);
                break;
        }
    }

    object?[] ArgumentsOf(Selection selection)
    {
        if (selection.HasConstantArguments)
            return selection.ConstantArguments;
        if (selection.ArgumentsId >= arguments.Length)
            Array.Resize(ref arguments, Math.Max(plan.VariableArguments, selection.ArgumentsId + 1));
        return arguments[selection.ArgumentsId] ??= ArgumentCoercer.Coerce(selection, variables);
    }
}
