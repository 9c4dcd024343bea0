namespace HotChocolate;

/// <summary>An <see cref="Optional{T}"/> of whatever type.</summary>
public interface IOptional
{
    bool HasValue { get; }

    object? Value { get; }
}
