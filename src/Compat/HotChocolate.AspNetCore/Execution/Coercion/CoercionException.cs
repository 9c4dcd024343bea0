using HotChocolate.Language;

namespace HotChocolate.Execution.Coercion;

/// <summary>An input value does not fit its type.</summary>
sealed class CoercionException(string message, ISyntaxNode? node = null) : Exception(message)
{
    /// <summary>The literal; null for values of variables.</summary>
    public ISyntaxNode? Node { get; } = node;
}
