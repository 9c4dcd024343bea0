using HotChocolate.Execution.Processing;

namespace HotChocolate.Resolvers;

/// <summary>How a field gets its value, compiled from the C# member. Exactly one of the first three functions is set.</summary>
sealed class FieldResolver
{
    /// <summary>The resolver of <c>__typename</c>: the executor knows the answer.</summary>
    public static FieldResolver TypeName { get; } = new() { Pure = _ => null };

    /// <summary>From the parent alone, without a task: properties, and methods without parameters.</summary>
    public Func<object, object?>? Pure { get; init; }

    /// <summary>With arguments or services, without a task.</summary>
    public Func<ResolverContext, object?>? Sync { get; init; }

    /// <summary>With a task.</summary>
    public Func<ResolverContext, ValueTask<object?>>? Async { get; init; }

    /// <summary>The same as <see cref="Pure"/>, for leaves whose value goes into the answer as it is.</summary>
    public LeafReader? Leaf { get; init; }

    /// <summary>Resolves the field, whichever kind it is.</summary>
    public ValueTask<object?> ResolveAsync(ResolverContext context) =>
        Async is not null ? Async(context) : new ValueTask<object?>(ResolveNow(context));

    object? ResolveNow(ResolverContext context) => Sync is not null ? Sync(context) : Pure!(context.ParentObject);
}
