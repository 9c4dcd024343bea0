using HotChocolate.Resolvers;
using HotChocolate.Types;

namespace HotChocolate.Execution.Processing;

/// <summary>One call of a resolver, and if it has a task, the wait for it.</summary>
sealed class ResolverContext(OperationContext operation, Selection selection, object parent, ResultPlace place)
    : IResolverContext
{
    ValueTask<object?> task;

    public OperationContext Operation => operation;

    public Selection Selection => selection;

    ISelection IResolverContext.Selection => selection;

    public ResultPlace Place => place;

    public object ParentObject => parent;

    /// <summary>The arguments in the order of their declaration; <see cref="InputObjectType.Missing"/> for those not given.</summary>
    public required object?[] Arguments { get; init; }

    /// <summary>The message of the subscription's topic.</summary>
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

    /// <summary>Comes back to the operation's queue once the task has ended.</summary>
    public void Await(ValueTask<object?> task)
    {
        this.task = task;
        task.GetAwaiter().UnsafeOnCompleted(() => operation.Work.AddReady(this));
    }

    /// <summary>The value of the task that was awaited, or its exception.</summary>
    public object? TakeResult() => task.GetAwaiter().GetResult();

    static T Given<T>(object? argument) => argument is T value && argument != InputObjectType.Missing ? value : default!;
}
