namespace HotChocolate.Types;

/// <summary>The C# type is an input object type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class InputObjectTypeAttribute(string? name = null) : Attribute
{
    public string? Name { get; } = name;
}
