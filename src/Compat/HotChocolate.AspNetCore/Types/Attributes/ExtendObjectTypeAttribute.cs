namespace HotChocolate.Types;

/// <summary>The members of the class become fields of another type; for an interface, of every type that implements it.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public class ExtendObjectTypeAttribute : Attribute
{
    public ExtendObjectTypeAttribute(Type extendsType) => ExtendsType = extendsType;

    public ExtendObjectTypeAttribute(string name) => Name = name;

    /// <summary>The C# type of the extended type.</summary>
    public Type? ExtendsType { get; }

    /// <summary>The name of the extended type.</summary>
    public string? Name { get; }

    /// <summary>Members of the extended type to leave out.</summary>
    public string[]? IgnoreProperties { get; set; }
}
