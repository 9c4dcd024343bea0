namespace HotChocolate.Resolvers;

/// <summary>How a field gets its value, compiled from the C# member. Exactly one of the three is set.</summary>
internal sealed class FieldResolver
{
    /// <summary>From the parent alone, without a task: properties, and methods without parameters.</summary>
    public Func<object, object?>? Pure { get; init; }

    /// <summary>With arguments or services, without a task.</summary>
    public Func<IResolverContext, object?>? Sync { get; init; }

    /// <summary>With a task.</summary>
    public Func<IResolverContext, ValueTask<object?>>? Async { get; init; }
}
