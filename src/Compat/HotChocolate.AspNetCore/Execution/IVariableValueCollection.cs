namespace HotChocolate.Execution;

/// <summary>The coerced variables of a request; variables without a value and without a default are absent.</summary>
public interface IVariableValueCollection
{
    /// <returns>Whether the variable has a value of that type; for null, whether the variable was given.</returns>
    bool TryGetVariable<T>(string name, out T? value);
}
