namespace HotChocolate.Execution.Coercion;

/// <summary>The coerced variables of a request; those neither given nor with a default are absent.</summary>
sealed class VariableValues(IReadOnlyDictionary<string, object?> values)
{
    public static VariableValues Empty { get; } = new(new Dictionary<string, object?>());

    public bool TryGet(string name, out object? value) => values.TryGetValue(name, out value);

    /// <summary>The value of a variable in a directive's condition, which validation has made a Boolean.</summary>
    public bool IsTrue(string name) => values.TryGetValue(name, out var value) && value is true;
}
