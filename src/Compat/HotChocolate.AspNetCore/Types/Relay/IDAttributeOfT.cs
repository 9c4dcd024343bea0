namespace HotChocolate.Types.Relay;

/// <inheritdoc/>
public sealed class IDAttribute<T>() : IDAttribute
{
    /// <summary>The C# type behind the type that the id belongs to.</summary>
    public Type Type { get; } = typeof(T);
}
