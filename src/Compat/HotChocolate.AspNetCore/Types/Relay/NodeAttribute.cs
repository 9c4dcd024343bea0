namespace HotChocolate.Types.Relay;

/// <summary>The type can be found again by its global id: it implements <c>Node</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
public sealed class NodeAttribute : Attribute
{
    /// <summary>The member with the id; <c>Id</c> when not given.</summary>
    public string? IdField { get; set; }

    /// <summary>The static method that finds the object; <c>Get</c>, <c>GetAsync</c> or <c>Get{Type}Async</c> when not given.</summary>
    public string? NodeResolver { get; set; }

    /// <summary>The class with that method, when it is another.</summary>
    public Type? NodeResolverType { get; set; }
}
