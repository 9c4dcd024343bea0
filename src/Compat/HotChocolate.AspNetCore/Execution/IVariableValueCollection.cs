namespace HotChocolate.Execution;

/// <summary>The coerced variables of a request; those neither given nor with a default are absent.</summary>
public interface IVariableValueCollection
{
    /// <returns>Whether there is a value of that type; for null, whether the variable was given.</returns>
    bool TryGetVariable<T>(string name, out T? value);
}
