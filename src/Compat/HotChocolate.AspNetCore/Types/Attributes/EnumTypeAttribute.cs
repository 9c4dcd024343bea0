namespace HotChocolate.Types;

/// <summary>The C# type is an enum type.</summary>
[AttributeUsage(AttributeTargets.Enum | AttributeTargets.Class, Inherited = false)]
public sealed class EnumTypeAttribute(string? name = null) : Attribute
{
    public string? Name { get; } = name;
}
