namespace HotChocolate;

/// <summary>Binds the parameter to the object that the field belongs to.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParentAttribute(string? requires = null) : Attribute
{
    public string? Requires { get; } = requires;
}
