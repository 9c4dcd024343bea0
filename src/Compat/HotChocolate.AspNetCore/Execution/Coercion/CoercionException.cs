using HotChocolate.Language;

namespace HotChocolate.Execution.Coercion;

/// <summary>An input value does not fit its type.</summary>
sealed class CoercionException(string message, ISyntaxNode? node = null) : Exception(message)
{
    /// <summary>The literal; null for values of variables.</summary>
    public ISyntaxNode? Node { get; } = node;

    /// <summary>Where in a variable the value is; null for literals.</summary>
    public Path? Path { get; init; }

    /// <summary>Whether it is null where there is none.</summary>
    public bool IsNull { get; init; }
}
