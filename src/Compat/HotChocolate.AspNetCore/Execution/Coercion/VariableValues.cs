namespace HotChocolate.Execution.Coercion;

/// <inheritdoc cref="IVariableValueCollection"/>
sealed class VariableValues(IReadOnlyDictionary<string, object?> values) : IVariableValueCollection
{
    public static VariableValues Empty { get; } = new(new Dictionary<string, object?>());

    public bool TryGet(string name, out object? value) => values.TryGetValue(name, out value);

    public bool TryGetVariable<T>(string name, out T? value)
    {
        value = default;
        if (!values.TryGetValue(name, out var found) || found is not (null or T))
            return false;
        value = (T?)found;
        return true;
    }

    /// <summary>The value of a variable in a directive's condition; validation guarantees that it is a Boolean.</summary>
    public bool IsTrue(string name) => values.TryGetValue(name, out var value) && value is true;
}
