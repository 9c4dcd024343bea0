namespace HotChocolate;

/// <summary>The parameter takes a value of the request; its own name is the key unless another is given.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class GlobalStateAttribute(string? key = null) : Attribute
{
    public string? Key { get; } = key;
}
