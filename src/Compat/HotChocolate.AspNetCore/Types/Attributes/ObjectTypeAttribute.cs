namespace HotChocolate.Types;

/// <summary>The C# type is an object type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
public sealed class ObjectTypeAttribute(string? name = null) : Attribute
{
    public string? Name { get; } = name;
}
