using HotChocolate.Language;

namespace HotChocolate.Execution.Coercion;

/// <summary>An input value does not fit its type.</summary>
sealed class CoercionException(string message, ISyntaxNode? node = null) : Exception(message)
{
    /// <summary>The literal; null for a value from a variable.</summary>
    public ISyntaxNode? Node { get; } = node;

    /// <summary>The path of the value within its variable; null for a literal.</summary>
    public Path? Path { get; init; }

    /// <summary>Whether the value is null although its type is non-null.</summary>
    public bool IsNull { get; init; }
}
