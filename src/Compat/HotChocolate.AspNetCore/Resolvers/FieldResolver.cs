using HotChocolate.Execution.Processing;

namespace HotChocolate.Resolvers;

/// <summary>The resolver of a field, compiled from the C# member. Exactly one of the first three functions is set.</summary>
sealed class FieldResolver
{
    /// <summary>The resolver of <c>__typename</c>, whose value the executor knows.</summary>
    public static FieldResolver TypeName { get; } = new() { Pure = _ => null };

    /// <summary>Synchronous, from the parent alone: properties, and methods without parameters.</summary>
    public Func<object, object?>? Pure { get; init; }

    /// <summary>Synchronous, with arguments or services.</summary>
    public Func<ResolverContext, object?>? Sync { get; init; }

    /// <summary>Asynchronous.</summary>
    public Func<ResolverContext, ValueTask<object?>>? Async { get; init; }

    /// <summary>The same as <see cref="Pure"/>, for leaves whose value needs no conversion.</summary>
    public LeafReader? Leaf { get; init; }

    /// <summary>Resolves the field with whichever function is set.</summary>
    public ValueTask<object?> ResolveAsync(ResolverContext context) =>
        Async is not null ? Async(context) : new ValueTask<object?>(ResolveNow(context));

    object? ResolveNow(ResolverContext context) => Sync is not null ? Sync(context) : Pure!(context.ParentObject);
}
