namespace HotChocolate.Types;

/// <summary>The members of the class become fields of another type; of every implementing type when that is an interface.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public class ExtendObjectTypeAttribute : Attribute
{
    public ExtendObjectTypeAttribute(Type extendsType) => ExtendsType = extendsType;

    public ExtendObjectTypeAttribute(string name) => Name = name;

    /// <summary>The C# type behind the extended type.</summary>
    public Type? ExtendsType { get; }

    /// <summary>The name of the extended type.</summary>
    public string? Name { get; }

    /// <summary>Members of the extended type to leave out.</summary>
    public string[]? IgnoreProperties { get; set; }
}
