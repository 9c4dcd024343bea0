namespace HotChocolate.Types.Relay;

/// <summary>
/// A global id: the name of the type and the id within it. As an argument it takes the ids of one type, or of any
/// when no name is given.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Method)]
public class IDAttribute(string? typeName = null) : Attribute
{
    /// <summary>Null for the type that the member belongs to.</summary>
    public string? TypeName { get; } = typeName;
}
