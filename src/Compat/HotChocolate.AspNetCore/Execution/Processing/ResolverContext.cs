using HotChocolate.Resolvers;
using HotChocolate.Types;

namespace HotChocolate.Execution.Processing;

/// <summary>One call of a resolver; also waits for its task if it is asynchronous.</summary>
sealed class ResolverContext(OperationContext operation, Selection selection, object parent, ResultPlace place)
    : IResolverContext
{
    ValueTask<object?> task;

    public OperationContext Operation => operation;

    public Selection Selection => selection;

    ISelection IResolverContext.Selection => selection;

    public ResultPlace Place => place;

    public object ParentObject => parent;

    /// <summary>The arguments in the order of declaration; <see cref="InputObjectType.Missing"/> for an argument without a value.</summary>
    public required object?[] Arguments { get; init; }

    /// <summary>The message of the subscription.</summary>
    public object? EventMessage => operation.EventMessage;

    public ISchema Schema => operation.Schema;

    public ObjectType ObjectType => operation.Result.SelectionsOf(place.Block).Type;

    public IServiceProvider Services => operation.Services;

    public CancellationToken RequestAborted => operation.Cancellation;

    public T Argument<T>(int position) => Given<T>(Arguments[position]);

    public T Parent<T>() => parent is T typed
        ? typed
        : throw new InvalidCastException($"The parent of {ObjectType}.{selection.Field.Name} is {parent.GetType()}, not {typeof(T)}.");

    public IReadOnlyList<ISelection> GetSelections(ObjectType typeContext, ISelection? selection = null) =>
        ((Selection?)selection ?? Selection).SelectionsOf(typeContext).Selections;

    /// <summary>Adds this resolver to the operation's queue when the task has completed.</summary>
    public void Await(ValueTask<object?> task)
    {
        this.task = task;
        task.GetAwaiter().UnsafeOnCompleted(() => operation.Work.AddReady(this));
    }

    /// <summary>The value of the completed task; throws its exception.</summary>
    public object? TakeResult() => task.GetAwaiter().GetResult();

    static T Given<T>(object? argument) => argument is T value && argument != InputObjectType.Missing ? value : default!;
}
