using System.Linq.Expressions;
using HotChocolate.Execution.Processing;

namespace HotChocolate.Resolvers;

/// <summary>The resolver of a field, made from the C# member. Exactly one of the first three functions is there. Each is compiled when it is
/// asked for: most operations need few of the fields of a schema, and compiling all of them takes most of its start.</summary>
sealed class FieldResolver
{
    Func<object, object?>? pure;
    Func<ResolverContext, object?>? sync;
    Func<ResolverContext, ValueTask<object?>>? async;
    LeafReader? leaf;

    /// <summary>The resolver of <c>__typename</c>, whose value the executor knows.</summary>
    public static FieldResolver TypeName { get; } = new() { Pure = _ => null };

    /// <summary>Synchronous, from the parent alone: properties, and methods without parameters.</summary>
    public Func<object, object?>? Pure
    {
        get => pure ??= PureSource?.Compile();
        init => pure = value;
    }

    /// <summary>Synchronous, with arguments or services.</summary>
    public Func<ResolverContext, object?>? Sync
    {
        get => sync ??= SyncSource?.Compile();
        init => sync = value;
    }

    /// <summary>Asynchronous.</summary>
    public Func<ResolverContext, ValueTask<object?>>? Async => async ??= AsyncSource?.Compile();

    /// <summary>The same as <see cref="Pure"/>, for leaves whose value needs no conversion.</summary>
    public LeafReader? Leaf => leaf ??= LeafSource?.Compile();

    /// <summary>What <see cref="Pure"/> is compiled from.</summary>
    public Expression<Func<object, object?>>? PureSource { get; init; }

    /// <summary>What <see cref="Sync"/> is compiled from.</summary>
    public Expression<Func<ResolverContext, object?>>? SyncSource { get; init; }

    /// <summary>What <see cref="Async"/> is compiled from.</summary>
    public Expression<Func<ResolverContext, ValueTask<object?>>>? AsyncSource { get; init; }

    /// <summary>What <see cref="Leaf"/> is compiled from.</summary>
    public Expression<LeafReader>? LeafSource { get; init; }

    /// <summary>Resolves the field with whichever function is there.</summary>
    public ValueTask<object?> ResolveAsync(ResolverContext context) =>
        Async is not null ? Async(context) : new ValueTask<object?>(ResolveNow(context));

    object? ResolveNow(ResolverContext context) => Sync is not null ? Sync(context) : Pure!(context.ParentObject);
}
