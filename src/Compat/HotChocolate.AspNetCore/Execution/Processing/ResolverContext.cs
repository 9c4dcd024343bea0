using System.Diagnostics.CodeAnalysis;
using HotChocolate.Language;
using HotChocolate.Resolvers;
using HotChocolate.Types;
using Microsoft.Extensions.DependencyInjection;

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

    public string ResponseName => selection.ResponseName;

    public Path Path => operation.Result.PathOf(place);

    public IServiceProvider Services => operation.Services;

    public IDictionary<string, object?> ContextData => operation.ContextData;

    public CancellationToken RequestAborted => operation.Cancellation;

    public T Argument<T>(int position) => Given<T>(Arguments[position]);

    public T Parent<T>() => parent is T typed
        ? typed
        : throw new InvalidCastException($"The parent of {ObjectType}.{selection.Field.Name} is {parent.GetType()}, not {typeof(T)}.");

    public T ArgumentValue<T>(string name) => Given<T>(Find(name));

    public Optional<T> ArgumentOptional<T>(string name) => Find(name) switch
    {
        Optional<T> optional => optional,
        var value when value == InputObjectType.Missing => default,
        var value => new Optional<T>((T?)value),
    };

    public TValueNode ArgumentLiteral<TValueNode>(string name) where TValueNode : IValueNode =>
        selection.Nodes[0].Arguments.FirstOrDefault(a => a.Name.Value == name)?.Value is TValueNode literal
            ? literal
            : throw new ArgumentException(
                $"{ObjectType}.{selection.Field.Name} was not given `{name}` as {typeof(TValueNode).Name}.", nameof(name));

    public T Service<T>() where T : notnull => operation.Services.GetRequiredService<T>();

    public void ReportError(string errorMessage) => ReportError(ErrorBuilder.New().SetMessage(errorMessage).Build());

    public void ReportError(IError error) => operation.AddError(error, selection, place);

    public IReadOnlyList<ISelection> GetSelections(ObjectType typeContext, ISelection? selection = null) =>
        ((Selection?)selection ?? Selection).SelectionsOf(typeContext).Selections;

    public bool TryGetGlobalState<T>(string key, [MaybeNullWhen(false)] out T value)
    {
        if (operation.ContextData.TryGetValue(key, out var found) && found is T typed)
        {
            value = typed;
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>The same call with other arguments.</summary>
    public ResolverContext With(object?[] arguments) => new(operation, selection, parent, place) { Arguments = arguments };

    /// <summary>Comes back to the operation's queue once the task has ended.</summary>
    public void Await(ValueTask<object?> task)
    {
        this.task = task;
        task.GetAwaiter().UnsafeOnCompleted(() => operation.Work.AddReady(this));
    }

    /// <summary>The value of the task that was awaited, or its exception.</summary>
    public object? TakeResult() => task.GetAwaiter().GetResult();

    static T Given<T>(object? argument) => argument is T value && argument != InputObjectType.Missing ? value : default!;

    object? Find(string name) => selection.Field.Arguments.TryGetField(name, out var argument)
        ? Arguments[selection.Field.Arguments.IndexOf(argument)]
        : throw new ArgumentException($"{ObjectType}.{selection.Field.Name} has no argument `{name}`.", nameof(name));
}
